# Alert rules that fire at every single error and at once, committed and in effect. Needs `up --monitoring`.
# Sourced by `break`; $here, $work and the container names are set.

need_monitoring
if bad_commit "Miss no error" monitoring/alert_rules.yml 's/> 0.01$/> 0/; s/for: 2m/for: 0s/'; then
  restart_and_wait "$container_prometheus"
fi
