.PHONY: help demo test stories faults check fmt cases bench fuzz editor dist
help:   ; @sed -n 's/^#= //p' Makefile
#= make demo    breaks a real stack and rolls it back with playbook, from nothing (two to four minutes the first time)
demo:   ; @examples/demo
#= make test    everything, with the real services: the one test command
test:   ; @dev/test
#= make stories breaks the real stack in every way and rolls it back with the playbook for it, twice: one table
stories: ; @examples/mem0-stack/stories/tell
#= make faults  kills, power cuts, full disks, races, signals: every goal of docs/guarantees.md, and one table
faults: ; @dev/faults
#= make check   format, warnings, scripts, our own playbooks: no service needed
check:  ; @dev/check
#= make fmt     formats the Java sources
fmt:    ; @dev/maven -q spotless:apply
#= make cases   writes the expected output of the language cases anew; read the difference before you commit it
cases:  ; @dev/cases
#= make bench   measures how fast playbook starts, against hello world and ansible-playbook
bench:  ; @bench/startup
#= make fuzz    throws random bytes at the loader for five minutes
fuzz:   ; @dev/fuzz
#= make editor  shows with yaml-language-server that editors complete, explain and underline
editor: ; @dev/editor
#= make dist    packs build/playbook-VERSION.tar.gz
dist:   ; @dev/dist
