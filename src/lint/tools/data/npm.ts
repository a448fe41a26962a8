/** What npm takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const npm: ToolText = {
  tool: "npm",
  versions: ["6.14.18", "8.19.4", "10.9.9", "12.2.0"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
.: --_auth= --_exit --access= --all --allow-directory= --allow-file= --allow-git= --allow-remote=
 --allow-same-version --allow-scripts-pending --allow-scripts-pin --allow-scripts= --allow-unused-patches --also=
 --always-auth --audit --audit-level= --auth-type= --before= --bin-links --browser* --bypass-2fa --ca=
 --cache-lock-retries= --cache-lock-stale= --cache-lock-wait= --cache-max= --cache-min= --cache= --cafile= --call=
 --cert= --ci-name= --cidr= --color --commit-hooks --cpu= --dangerously-allow-all-scripts --dd --ddd --depth= --desc
 --description --dev --diff-dst-prefix= --diff-ignore-all-space --diff-name-only --diff-no-prefix --diff-src-prefix=
 --diff-text --diff-unified= --diff= --dry-run --edit-dir= --editor= --engine-strict --enjoy-by=
 --expect-result-count= --expect-results --expires= --extension-file= --fetch-retries= --fetch-retry-factor=
 --fetch-retry-maxtimeout= --fetch-retry-mintimeout= --fetch-timeout= --force --foreground-scripts
 --format-package-lock --fund --git-tag-version --git= --global --global-ignore-file= --global-style --globalconfig=
 --group= --ham-it-up --heading= --help --https-proxy= --if-present --ignore-existing --ignore-extension
 --ignore-patch-failures --ignore-prepublish --ignore-scripts --include-attestations --include-staged
 --include-workspace-root --include= --init-author-email= --init-author-name= --init-author-url= --init-license=
 --init-module= --init-private --init-type= --init-version= --init.author.email= --init.author.name=
 --init.author.url= --init.license= --init.module= --init.version= --install-links --install-strategy= --iwr --json
 --keep-edit-dir --key= --legacy-bundling --legacy-peer-deps --libc= --link --local --local-address= --location=
 --lockfile-version= --loglevel= --logs-dir= --logs-max= --logstream= --long --maxsockets= --message=
 --metrics-registry= --min-release-age-exclude= --min-release-age= --name= --no --no-desc --no-reg --node-gyp=
 --node-options= --node-version= --noproxy= --noreg --npm-version= --offline --omit-lockfile-registry-resolved
 --omit= --onload-script= --only= --optional --orgs-permission= --orgs= --os= --otp= --pack-destination=
 --package-lock --package-lock-only --package= --packages-all --packages-and-scopes-permission= --packages=
 --parseable --password= --patches-dir= --porcelain --prefer-dedupe --prefer-offline --prefer-online --prefix=
 --preid= --production --progress --provenance --provenance-file= --proxy --quiet --read-only --readonly
 --rebuild-bundle --reg= --registry= --replace-registry-host= --rollback --save --save-bundle --save-dev
 --save-exact --save-optional --save-peer --save-prefix= --save-prod --sbom-format= --sbom-type= --scope= --scopes=
 --script-shell= --scripts-prepend-node-path --searchexclude= --searchlimit= --searchopts= --searchstaleness=
 --send-metrics --shell= --shrinkwrap --sign-git-commit --sign-git-tag --silent --sso-poll-frequency= --sso-type=
 --strict-allow-scripts --strict-npmrc --strict-peer-deps --strict-ssl --tag-version-prefix= --tag= --timing --tmp=
 --to= --token-description= --umask= --unicode --unsafe-perm --update-notifier --usage --user-agent= --user=
 --userconfig= --verbose --version --versions --viewer= --which= --workspace= --workspaces --workspaces-update --ws
 --yes -? -B -C= -D -E -H -L= -N -O -P -S -a -c= -d -f -g -h -l -m= -n -p -q -s -v -w= -y
access:
adduser|add-user:
approve-scripts:
audit:
bin:
bugs|issues:
cache:
ci|clean-install|ic|install-clean|isntall-clean:
clean-install-test:
completion:
config|c:
dedupe|ddp|find-dupes:
deny-scripts:
deprecate:
diff:
dist-tag|dist-tags:
docs|home:
doctor:
edit:
exec|x:
explain|why:
explore:
find-dupes:
fund:
get:
help|apihelp|hlep:
help-search:
hook:
init|create|innit:
install|i|isntall|add|in|ins|inst|insta|instal|isnt|isnta|isntal:
install-ci-test|cit|clean-install-test|sit:
install-scripts:
install-test|it:
link|ln:
ll|la:
login:
logout:
ls|list|la|ll:
org|ogr:
outdated:
owner|author:
pack:
patch:
ping:
pkg:
prefix:
profile:
prune:
publish:
query:
rebuild|rb:
repo:
restart:
root:
run|run-script|rum|urn:
run-script|run|rum|urn:
sbom:
search|s|se|find:
set:
set-script:
shrinkwrap:
sit:
stage:
star|unstar:
stars:
start:
stop:
team:
test|tst|t:
token:
trust:
undeprecate:
uninstall|un|unlink|remove|rm|r:
unpublish:
unstar:
update|up|upgrade|udpate|u:
version|verison:
view|v|info|show:
whoami:
`,
};
