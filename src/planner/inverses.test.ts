import { describe, expect, it } from "vitest";
import { inverseOf } from "./inverses.ts";

describe("inverseOf", () => {
  it("takes a segment back newest first, past what only reads", () => {
    const segment =
      "npx knex migrate:latest\nkubectl set image deploy/a a=x:1\nkubectl rollout status deploy/a";
    expect(inverseOf(segment)).toBe("kubectl rollout undo deploy/a\nnpx knex migrate:rollback");
  });

  it("has none for a segment with one write that cannot be taken back, or a change of folder", () => {
    expect(inverseOf("kubectl apply -f k8s/\npm2 start orders")).toBeNull();
    expect(inverseOf("cd db\nnpx knex migrate:latest")).toBeNull();
    expect(inverseOf("kubectl get pods")).toBeNull();
  });

  it.each([
    [
      "kubectl set image deployment/orders orders=shop/orders:1.4.0",
      "kubectl rollout undo deployment/orders",
    ],
    [
      "kubectl -n shop set image deployment/orders app=shop/orders:<version>",
      "kubectl rollout undo deployment/orders -n shop",
    ],
    [
      "kubectl set image deployment orders app=x:1 --namespace=shop",
      "kubectl rollout undo deployment/orders --namespace=shop",
    ],
    [
      `kubectl set image deployment/<service> app="x:\${VERSION}"`,
      "kubectl rollout undo deployment/<service>",
    ],
    [
      "kubectl set image deployment/orders \\\n  app=x:1 \\\n  -n shop",
      "kubectl rollout undo deployment/orders -n shop",
    ],
    ["helm upgrade orders ./chart -n shop", "helm rollback orders -n shop"],
    ["docker compose -f prod.yml up -d", "docker compose -f prod.yml down"],
    ["sudo systemctl stop nginx", "sudo systemctl start nginx"],
    ["npm run migrate:latest", "npm run migrate:rollback"],
    ["pm2 start orders", "pm2 stop orders"],
  ])("%s is taken back", (run, back) => {
    expect(inverseOf(run)).toBe(back);
  });

  it.each([
    // The former number, version or file is not in the command.
    "kubectl scale deployment/orders --replicas=5",
    "kubectl apply -f k8s/",
    "npx prisma migrate deploy",
    // `down` would stop services that were not started here.
    "docker compose up -d orders",
    "pm2 start ./server.js",
    // More than one plain command.
    "kubectl set image deployment/orders a=b:1 && kubectl rollout status deployment/orders",
    "helm upgrade orders . | tee log",
    "helm upgrade orders . --set tag=$(cat VERSION)",
    "systemctl start nginx; systemctl start app",
    "rm -rf /srv",
    "",
  ])("nothing takes back: %s", (run) => {
    expect(inverseOf(run)).toBeNull();
  });
});
