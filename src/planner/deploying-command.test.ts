import { describe, expect, it } from "vitest";
import { deployingIn, namesOf } from "./deploying-command.ts";

const names = namesOf("order-service", "deployment/orders");
const kinds = (text: string): string => deployingIn(text, names).join(" ");

describe("deployingIn", () => {
  it.each([
    "kubectl -n shop set image deployment/orders orders=registry/orders:1.4.0",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the place of a value
    'kubectl set image deployment orders "orders=registry/orders:${VERSION}" --namespace shop',
    "kubectl set image deployment/order-service app=image:2",
    "kubectl --context prod rollout restart deployment/orders",
    "kubectl rollout undo deployment/orders",
    "kubectl apply -k overlays/production",
    "kubectl apply -f k8s/deployment.yaml",
    "sudo kubectl apply --filename=manifests/orders.yml",
    "helm upgrade --install orders ./chart --set image.tag=1.4.0",
    "helm -n shop upgrade order-service charts/orders",
    "helm rollback orders 3",
    "pm2 reload orders",
    "pm2 startOrReload ecosystem.config.js --env production",
    "docker compose up -d",
    "docker compose -f prod.yml up -d orders",
    "docker-compose up -d --no-deps order-service",
    'echo "set server orders/app-01 weight 10" | sudo socat stdio /run/haproxy.sock',
    "echo 'disable server order-service/app-02' | nc -U /var/run/haproxy/admin.sock",
  ])("knows what deploys: %s", (text) => expect(kinds(text)).toBe("deploys"));

  it.each([
    "kubectl set image deployment/auth auth=registry/auth:1.4.0",
    "kubectl rollout restart deployment/orders-worker",
    "kubectl apply -f k8s/config-map.yaml",
    "kubectl get pods -n orders",
    "kubectl scale deployment/orders --replicas=3",
    "helm upgrade auth ./chart --namespace orders",
    "helm status orders",
    "pm2 list",
    "pm2 restart auth",
    "docker compose up -d auth",
    "docker compose pull orders",
    'echo "set server auth/app-01 weight 10" | socat stdio /run/haproxy.sock',
    'echo "set server orders/app-01 weight 10"',
    "npm run migrate:latest",
  ])("leaves alone what does not: %s", (text) => expect(kinds(text)).toBe("other"));

  it("knows what waits, and tells the commands of a text apart", () => {
    expect(kinds("kubectl -n shop rollout status deployment/orders --timeout=300s")).toBe("waits");
    expect(kinds("npm run build\nkubectl rollout restart deployment orders\n")).toBe("other deploys");
    expect(kinds("kubectl rollout status deployment/auth")).toBe("other");
    expect(kinds("")).toBe("");
  });
});
