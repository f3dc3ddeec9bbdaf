# "Enhanced" monitoring: two more services, and Prometheus asks ten times a second, all committed. Needs `up --monitoring`.
# Sourced by `break`; $here, $work and the container names are set.

need_monitoring
enhanced='
  logstash: &enhanced
    image: mem0-stack/ui
    command: [python3, -c, "import time, urllib.request as web\nwhile True: time.sleep(0.2); web.urlopen(\"http://mem0:8000/metrics\")"]
    restart: unless-stopped
  kibana: *enhanced'
bad_commit "Ask more often" monitoring/prometheus.yml 's/scrape_interval: 15s/scrape_interval: 100ms/' || true
if ! grep -q '^  logstash:' "$work/docker-compose.yml"; then
  printf '%s\n' "$enhanced" >>"$work/docker-compose.yml"
  commit_change "Enhance the monitoring" docker-compose.yml
fi
compose up -d >/dev/null 2>&1
restart_and_wait "$container_prometheus"
