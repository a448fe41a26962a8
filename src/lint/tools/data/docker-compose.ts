/** What docker-compose takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const dockerCompose: ToolText = {
  tool: "docker-compose",
  versions: ["1.29.2", "2.20.0", "2.40.3", "5.6.0"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --env= --interactive --no-TTY --no-tty --tty --user= -T -e= -i -u= -w=
@2: --quiet
@3: --hash= --images --no-consistency --no-interpolate --no-normalize --profiles
@4: --format=
@5: --yes -y
@6: --all -a
@7: --build --pull= --quiet-pull
@8: --output= -o=
@9: --force-recreate --no-build --no-recreate --scale=
@10: --index=
@11: --app --oci-version= --with-env
@12: --detach -d
@13: --no-color --no-log-prefix --timestamps
@14: --no-deps
@15: --remove-orphans
@16: --timeout=
@17: --resolve-image-digests
@18: --volumes
@19: --since= --until=
@20: --wait --wait-timeout=
@21: --workdir=
@22: --services
@23: --progress=
@24: --name=
@25: --networks
@26: --no-up
@27: --parallel
@28: --filter=
@29: --no-trunc
@30: --include-deps
@31: --quiet-build
.: @23 @21 --all-resources --ansi= --compatibility --context= --dry-run --env-file= --file= --host=
 --insecure-registry= --log-level= --no-ansi --parallel= --profile= --project-directory= --project-name=
 --skip-hostname-check --tls --tlscacert= --tlscert= --tlskey= --tlsverify --verbose --version -H= -c= -f= -p= -v
alpha:
alpha dry-run:
alpha generate: @24 @4 --project-dir=
alpha publish: @17 @11 @5
alpha scale: @14
alpha viz: @25 --image --indentation-size= --ports --spaces
alpha watch: @26 @2
attach: @10 --detach-keys= --no-stdin --sig-proxy
bridge:
bridge convert: @8 @5 --templates= --transformation= -t=
bridge transformations:
bridge transformations create: --from= -f=
bridge transformations list|ls: @4 @2 -q
build: @27 @23 @2 --build-arg= --builder= --check --compress --force-rm --memory= --no-cache --no-rm --print
 --provenance= --pull --push --sbom= --ssh= --with-dependencies -m= -q
commit: @10 --author= --change= --message= --pause -a= -c= -m= -p
config|convert: @25 @22 @18 @17 @8 @4 @3 @2 --environment --lock-image-digests --models --no-env-resolution
 --no-path-resolution --variables -q
convert|config: @22 @18 @17 @8 @4 @3 @2 -q
cp: @10 @6 --archive --follow-link -L
create: @15 @9 @7 @5
down: @18 @16 @15 --rmi= -t= -v
events: @19 --json
exec!: @21 @12 @10 @1 --privileged -t
export: @10 @8
images: @4 @2 -q
kill: @15 --signal= -s=
logs: @19 @13 @10 --follow --tail= -f -n= -t
ls: @28 @6 @4 @2 -q
pause:
port: @10 --protocol=
ps: @29 @28 @22 @6 @4 @2 --orphans --status= -q
publish: @17 @11 @5 --insecure-registry
pull: @30 @27 @2 --ignore-buildable --ignore-pull-failures --no-parallel --policy= -q
push: @30 @2 --ignore-push-failures -q
restart: @16 @14 -t=
rm: @18 @6 --force --stop -f -s -v
run!: @31 @24 @21 @15 @14 @12 @7 @2 @1 --cap-add= --cap-drop= --entrypoint= --env-from-file= --label= --publish=
 --rm --service-ports --use-aliases --volume= -P -l= -p= -q -t -v=
scale: @16 @14 -t=
start: @20
stats: @29 @6 @4 --no-stream
stop: @16 -t=
top:
unpause:
up: @31 @20 @16 @15 @14 @13 @12 @9 @7 @5 --abort-on-container-exit --abort-on-container-failure
 --always-recreate-deps --attach-dependencies --attach= --exit-code-from= --menu --no-attach= --no-start
 --renew-anon-volumes --watch -V -t= -w
version: @4 --short -f=
volumes: @4 @2 -q
wait: --down-project
watch: @26 @2 --prune
`,
};
