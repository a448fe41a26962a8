/** What pm2 takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const pm2: ToolText = {
  tool: "pm2",
  versions: ["4.5.6", "5.4.3", "7.0.4"],
  gone: ["2.10.4"],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --watch
@2: --tarball
@3: --info-node*
.: --attach --cron-restart= --cron= --cwd= --deep-monitoring --disable-logs --disable-source-map-support
 --disable-trace --env= --error= --event-loop-inspector --execute-command --exp-backoff-restart-delay= --ext=
 --filter-env* --force --gid= --help --hp= --ignore-watch= --instances= --interpreter-args= --interpreter=
 --kill-timeout= --listen-timeout= --log* --log-date-format= --log-type= --max-memory-restart= --max-restarts*
 --merge-logs --mini-list --name= --namespace= --no-automation --no-autorestart --no-autostart --no-color
 --no-daemon --no-pmx --no-treekill --no-vizion --node-args= --only= --output= --parallel= --pid= --restart-delay=
 --service-name= --shutdown-with-message --silent --sort= --source-map-support --stop-exit-codes= --time --trace
 --uid= --update-env --user= --v8 --version --wait-ip --wait-ready --watch* --watch-delay= --write -V -a -c= -e= -f
 -h -i= -k= -l* -m -n= -o= -p= -s -u= -v -w -x
attach:
autoinstall:
backward:
cleardump:
conf:
config:
create:
dashboard|dash:
deepUpdate:
delete|del:
deploy:
desc:
describe:
dump|save:
ecosystem|init:
env:
examples:
flush:
forward:
~gc:
get:
~gracefulReload:
id:
imonit:
info:
inspect:
install|module:install: @2 --docker --install --safe* --v1
install-otel:
jlist:
kill:
l:
link: @3 --axon --ws
list|ls|completion:
login:
logout:
logrotate:
logs|log: --err --format --highlight* --json --lines= --nostream --out --raw --timestamp*
module:generate:
module:update: @2
monit:
monitor:
multiset:
open:
package:
pid:
ping:
plus|register: @3 --discrete --install-all -d
prettylist:
~profile:
profile:cpu:
profile:mem:
ps:
publish|module:publish: --npm
pull:
reload:
reloadLogs:
report:
reset:
restart: @1
resurrect:
scale:
send:
sendSignal:
serve|expose: --basic-auth-password* --basic-auth-username* --ftp --monitor* --port* --spa
set:
show:
slist|sysinfos: --tree -t
~snapshot:
start: @1 --container --daemon --dist --dockerdaemon --fresh --image-name* --node-version*
startOrGracefulReload:
startOrReload:
startOrRestart:
startup:
status:
stop: @1
sysmonit:
trigger:
uninstall|module:uninstall:
uninstall-otel:
unlink:
unmonitor:
unset:
unstartup:
update:
updatePM2:
~web:
`,
};
