import { describe, expect, it } from "vitest";
import { keyOf } from "../../../drivers/simulation/index.ts";
import { textTouched } from "./text-touched.ts";

const writes = (text: string, host: string | null = null): readonly string[] =>
  textTouched(text, host).writes.map(keyOf);

describe("what commands write", () => {
  it.each([
    ["kubectl -n shop set image deployment/orders orders=x:1", ["deployment shop/orders"]],
    ["kubectl rollout undo deploy orders --to-revision=3", ["deployment orders"]],
    ["kubectl scale deployment/api deployment/web --replicas=2", ["deployment api", "deployment web"]],
    ["kubectl apply -k overlays/staging", ["manifest overlays/staging"]],
    ["helm upgrade --install shop ./chart -n prod", ["helm release shop"]],
    ["docker compose -f a.yaml up -d api", ["compose service api"]],
    ["docker build -t registry/x:1 .", ["image registry/x:1"]],
    ["pm2 reload ecosystem.config.cjs --update-env", ["pm2 process *"]],
    ["sudo systemctl restart nginx.service", ["unit nginx"]],
    [
      "ssh deploy@app 'sudo touch /etc/on && sudo systemctl reload haproxy'",
      ["file /etc/on on deploy@app", "unit haproxy on deploy@app"],
    ],
    ['echo "set server app/one weight 10%" | sudo socat stdio /run/h.sock', ["balancer server app/one"]],
    ["npx knex migrate:latest --env staging", ["schema of staging"]],
    ["npm run migrate", ["schema of the database"]],
    ["psql -d shop -c 'ALTER TABLE orders ADD COLUMN x int'", ["table orders"]],
    ["psql shop < dump.sql", ["database *"]],
    ["pg_restore --dbname=shop before.dump", ["database shop"]],
    ["cp a.conf /etc/app.conf", ["file /etc/app.conf"]],
    ["mv current old", ["file old", "file current"]],
    ["scp x.tgz deploy@app:/srv/x.tgz", ["file /srv/x.tgz on deploy@app"]],
    ["sed -i s/1/2/ .env", ["file .env"]],
    ["echo 2 > VERSION", ["file VERSION"]],
    ["git tag -a v1 -m x && git push origin v1", ["git tag v1", "git branch v1"]],
    ["git push heroku main", ["app heroku"]],
    ["curl -X POST 'https://flags.example/api/new?on=1' -d '{}'", ["address https://flags.example/api/new"]],
    ["docker exec web rm /tmp/cache", ["file /tmp/cache on web"]],
    ["kubectl -n shop exec deploy/web -- touch /tmp/ready", ["file /tmp/ready on deploy/web"]],
  ])("%s", (text, wanted) => {
    expect(writes(text)).toEqual(wanted);
  });

  it("takes nothing for a write that only reads, but for the file that a dump leaves", () => {
    const text =
      "kubectl get pods\ncurl -f https://x.example/health\ngit status\npg_dump -f a.dump shop\ncd /srv && ls";
    expect(writes(text)).toEqual(["file a.dump"]);
    expect(textTouched(text, null).unknown).toEqual([]);
  });

  it("says of which commands it knows nothing", () => {
    expect(textTouched("./scripts/rollback.sh 2\nfrobnicate --all", null).unknown).toEqual([
      "./scripts/rollback.sh 2",
      "frobnicate --all",
    ]);
  });

  it("throws on nothing, however it is written", () => {
    for (const text of [
      "ssh",
      "sudo",
      "kubectl set image",
      "docker exec",
      "bash -c",
      "$(",
      "'",
      `${"ssh a ".repeat(50)}ls`,
      "x".repeat(200_000),
    ])
      expect(() => textTouched(text, "h")).not.toThrow();
  });
});
