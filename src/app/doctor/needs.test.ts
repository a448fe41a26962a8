import { describe, expect, it, test } from "vitest";
import { EMPTY, fence, names, needsIn, shellNames } from "./needs-in.ts";

describe("tools", () => {
  test.each([
    ["git fetch | grep x && jq . a.json", ["git", "grep", "jq"]],
    ["sudo -u deploy systemctl restart web", ["sudo", "systemctl"]],
    ["timeout -k 5 60 kubectl get pods", ["timeout", "kubectl"]],
    ["FOO=1 env -u BAR node server.js", ["env", "node"]],
    ["bash -c 'helm list && docker ps'", ["bash", "helm", "docker"]],
    ["find . -name x -exec shellcheck {} \\;", ["find", "shellcheck"]],
    ["cat list | xargs -n 1 skopeo inspect", ["cat", "xargs", "skopeo"]],
    ["watch -n 2 'kubectl get pods | head'", ["watch", "kubectl", "head"]],
    ["aws-vault exec prod -- terraform plan", ["aws-vault", "terraform"]],
    ['echo "$(date +%s) $(cat VERSION)"', ["date", "cat"]],
    ["cd x && export A=1 && set -e && [ -f y ] && echo z", []],
    ["if grep -q x y; then curl -f https://a.example; else gh run list; fi", ["grep", "curl", "gh"]],
    ["for x in a b; do oc get $x; done", ["oc"]],
    ["command -v jq", []],
    ["$TOOL --version", []],
    ["<tool> --version", []],
    ['DC="docker compose -f x.yml"\n$DC up -d', ["docker", "docker compose"]],
    ["alias k='kubectl -n shop'\nk get pods", ["kubectl"]],
    ["wait_for() {\n  nc -z $1 80\n}\nwait_for web", ["nc"]],
    ["kubectl argo rollouts promote web", ["kubectl", "kubectl argo rollouts"]],
    ["/usr/bin/pg_lsclusters", ["/usr/bin/pg_lsclusters"]],
    ["docker exec web mycheck", ["docker"]],
    ["kubectl exec web -- mycheck", ["kubectl"]],
    ["ssh app-01 'pm2 reload web'", ["ssh"]],
    ["krel stage --type=alpha|beta|rc", ["krel"]],
  ])("of %s", (script, tools) => {
    expect([...shellNames(script, "tool")].sort()).toEqual([...tools].sort());
  });

  it("stand with all their lines, once", () => {
    const [git] = needsIn(`${fence("git fetch\ngit pull\ngit pull")}\n- [ ] clean: \`git status\`\n`);
    expect(git?.uses.map(({ lines }) => lines?.[0])).toEqual([6, 7, 8, 11]);
  });

  it("of an alternative that is not taken are aside, unless something else needs them", () => {
    const text =
      "# Deploy\n\n## Steps\n\n### Option A (recommended)\n\n```bash\nhelm upgrade web .\n```\n\n### Option B\n\n```bash\nkustomize build .\nhelm list\n```\n";
    const only = Object.fromEntries(needsIn(text).map(({ name, only }) => [name, only]));
    expect(only).toMatchObject({ helm: null, kustomize: 'only in "Option B"' });
  });

  it("of several ways back of which none is marked are all needed", () => {
    const text =
      "# Rollback\n\n## Option A: undo\n\n```bash\nkubectl rollout undo deployment/web\n```\n\n## Option B: restore\n\n```bash\npg_restore -d shop dump\n```\n";
    const tools = needsIn(text).filter(({ kind }) => kind === "tool");
    expect(tools.map(({ name, only }) => [name, only])).toEqual([
      ["kubectl", null],
      ["pg_restore", null],
    ]);
  });
});

describe("hosts", () => {
  it("are those that ssh goes to, with what runs there, and nothing of that is looked for here", () => {
    const needs = needsIn(
      fence(
        "ssh -p 2222 deploy@app-01\ncd /srv\ngit pull\npm2 reload web\nexit\nssh db-01 'pg_dump x | gzip'",
      ),
    );
    expect(needs.filter(({ kind }) => kind === "host")).toMatchObject([
      { host: "app-01", port: 2222, there: ["git", "pm2"] },
      { host: "db-01", port: null, there: ["pg_dump", "gzip"] },
    ]);
    expect(names(needs, "tool")).toEqual(["ssh"]);
  });

  test.each([
    ["scp -P 2200 dist.tgz deploy@app-01:/srv/", ["app-01"]],
    ["rsync -a dist/ app-02:/srv/web/", ["app-02"]],
    ["ssh -o StrictHostKeyChecking=no -J bastion web <<EOF\nuptime\nEOF", ["web"]],
    ["ssh <user>@<host> uptime", ["<host>"]],
    ["docker exec -it web bash\nls", []],
    ["kubectl exec -it web-0 -- bash\nls", []],
    ["scp C:/x .", []],
  ])("of %s", (script, hosts) => {
    expect(shellNames(script, "host")).toEqual(hosts);
  });
});

describe("clusters", () => {
  test.each([
    ["kubectl --context prod-eu -n shop get pods", ["prod-eu"], ["shop"]],
    ["kubectl get pods --namespace=shop --context=prod-eu", ["prod-eu"], ["shop"]],
    ["kubectl -nshop get pods", ["the current context"], ["shop"]],
    ["kubectl config use-context prod-eu\nkubectl get nodes", ["prod-eu"], []],
    ["helm upgrade web . --kube-context prod-eu -n shop", ["prod-eu"], ["shop"]],
    ["helm upgrade web . -n shop --create-namespace", ["the current context"], []],
    ["kubectl create namespace shop\nkubectl -n shop apply -f x", ["the current context"], []],
    ["kubectl exec web -- psql -n x", ["the current context"], []],
    ["kubectl config view\nhelm lint .", [], []],
  ])("of %s", (script, contexts, namespaces) => {
    expect(shellNames(script, "context")).toEqual(contexts);
    expect(shellNames(script, "namespace")).toEqual(namespaces);
  });

  it("take the context of the environment, and the value of an input", () => {
    const config = {
      ...EMPTY,
      environments: [
        { name: "staging", context: "stage", namespace: null },
        { name: "production", context: "prod", namespace: "shop" },
      ],
    };
    const given = { config, environment: "production" };
    expect(shellNames("kubectl -n shop-<env> get pods", "context", given)).toEqual(["prod"]);
    expect(shellNames("kubectl -n shop-<env> get pods", "namespace", given)).toEqual([
      "shop",
      "shop-production",
    ]);
  });
});
