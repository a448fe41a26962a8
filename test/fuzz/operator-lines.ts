/** Single lines as runbooks hold them, drawn at random: headings, sentences, thresholds, commands, annotations. */
import type { Random } from "./random.ts";

const TITLES = [
  "Deploy the order service", "Prerequisites", "Before you start", "Step 1: Build", "Step 3: Build", "Deployment steps",
  "Verification", "Post-deployment checks", "Rollback", "Rollback procedure", "After the rollback", "Monitoring",
  "Option A: Blue-green", "Option B: Canary (recommended)", "Scenario 2: Database is down", "Issue: Pods restart",
  "Manual (emergency only)", "Contacts", "Deployment windows", "Post-mortem template", "Within 24 hours", "Appendix",
  "Communication", "Quick reference", "✅ Success criteria", "🚨 When to roll back", "Éxito", "",
];

const SENTENCES = [
  "Wait 5 minutes.", "Monitor for 15-30 minutes.", "Requires approval of two SREs.", "Do NOT roll back if only staging fails.",
  "Open the dashboard at https://grafana.example.com/d/orders.", "Weekdays 09:00-17:00 only.", "No Friday deploys after 15:00.",
  "Rollback immediately if any of the following holds:", "If the migration fails:", "Roll back if payments fail.",
  "Note the task number.", "Then run `kubectl get pods -n shop` and check the output.", "✅ All pods are running", "❌ Checkout fails",
  "**Option A:** use the script", "*Owner*: ____", "Tell #deploys that it starts.", "Ask <service-name> for {VERSION}.",
  "Health: `curl -fsS https://shop.example.com/health`", "Page the on-call engineer.", "see [the guide](../guide.md#top)", "Sign-off: __________",
];

const FIGURES = [
  "error rate > 5% for 2 minutes", "p99 latency < 500 ms", "5% → 20% → 50% → 100%", "10% -> 50% -> 100%", "CPU ≥80%",
  "Rollback immediately if error rate >2% over 5 min", "Success rate should be ≥ 99.9 %", "queue lag <= 1000 messages",
  "memory should stay below 2 GB", "p95 > 2x baseline", "disk usage above 90%, alert", "error rate <0.1% (p50 < 100 ms)",
  "25 % => 75 %", "more than 3 consecutive check failures", "restarts > 3 in the first 24 hours: page the team",
];

const COMMANDS = [
  "kubectl get pods -n shop-<environment>", "kubectl rollout undo deployment/orders", "npm run build -- --prod", "ssh deploy@app-01.example.com",
  "ssh app-01", "exit", "psql -U app orders", "SELECT count(*) FROM orders WHERE state = 'open';", "\\q", "sleep 300", "tail -f /var/log/app.log",
  "curl -fsS https://shop.example.com/health | jq .status", "# 1. Check the pods", "# Expected: 3 running", "# Or, with compose", "# If it fails",
  "# Wait 2 minutes", "$ docker compose up -d", "for i in 1 2 3; do", "  echo \"$i\"", "done", "cat <<EOF > config.env", "A=1", "EOF", "export VERSION=v1.2.3",
  "rm -rf /srv/app/releases/old", "if [ -f lock ]; then exit 1; fi", "set -euo pipefail", "#!/bin/bash", "echo 'unterminated", "echo \"$(date", "...", "deploy.sh $1",
  "kubectl exec -it db-0 -- psql", "redis-cli", "FLUSHALL", "NAME   READY   STATUS", "orders-1   1/1   Running", "git push origin main \\", "  --force", "open https://example.com",
  "kubectl apply -f - <<'YAML'", "YAML", "watch -n 5 kubectl get pods", "deploy() {", "}", "DROP TABLE orders;", "docker logs -f web &", "((((", "`", "${X:-latest}",
];

const NOTES = [
  "ignore", "choose one", "as=rollback undoes=\"Run migrations\"", "watch=15m", "as=check", "lever", "row 3 as=guard action=rollback", "as=template",
  "timeout=10m retry=3", "as=nonsense", "undoes=\"nothing there\"", "on=app-01 confirm", "row 99 as=check", "", "name=\"x", "as=",
];

export const LANGUAGES = [
  "bash", "sh", "shell", "console", "sql", "http", "yaml", "json", "text", "", "rutter", "mermaid", "python", "nginx", "Bash", "bash name=build timeout=10m",
  "bash as=template confirm", "bash on=app-01 retry=3 expect=\"|Ready|\"", "sql {highlight}", "diff", "powershell", "dockerfile",
];

export const VERBS = [
  "canary: order-service\nsteps: [5%, 20%, 50%, 100%]\ndwell: 5m\nabort: error rate > 2%, or p99 latency > 2x stable for 1m", "watch: 15m", "approve: 2 of sre",
  "deploy: orders", "check: curl -fsS https://shop.example.com", "verify: orders", "nonsense: 1", "a: [", "- 1\n- 2", "", "query: SELECT 1", "watch:\n  for: 5m\n  for: 6m",
];

export const title = (random: Random): string => random.pick(TITLES);
export const sentence = (random: Random): string => random.pick(random.chance(0.35) ? FIGURES : SENTENCES);
export const figure = (random: Random): string => random.pick(FIGURES);
export const command = (random: Random): string => random.pick(COMMANDS);
export const annotation = (random: Random): string => `<!-- rutter: ${random.pick(NOTES)} -->`;
