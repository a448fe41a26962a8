import { expect, test } from "vitest";
import { looksLikeCommand } from "./looks-like-command.ts";

const commands = [
  "npm run lint",
  "kubectl get pods",
  "./deploy.sh --x",
  "./deploy.sh",
  "cd ai-service && pytest",
  "make deploy",
  "service nginx restart",
  "curl -f https://shop.test",
  'psql $DATABASE_URL -c "SELECT 1"',
  "NODE_ENV=production yarn start",
  "shopctl stage --type alpha",
  "kubectl logs <pod-name>",
  "scripts/deploy.sh prod",
  "date -u",
  "ps aux | grep web",
  "redis-cli ping",
  "test -f a",
  "go test ./...",
  "ssh user@host",
];
const names =
  'config.yaml|web|NODE_ENV|/health|HTTP 200|docker|test environment|make sure|watch mode|time window|FOO=bar|v1.2.3|--force|500 Internal Server Error|https://x.test/z|error rate|find the pod|api/health|GET /health|postgres:15|read replica|src/main.ts|deployment/web|node 20|kill switch|host machine|nginx config|service account|{"ok":true}|git history|docker image';

test.each(commands)("%s is a command", (text) => {
  expect(looksLikeCommand(text)).toBe(true);
});

test.each(names.split("|"))("%s is none", (text) => {
  expect(looksLikeCommand(text)).toBe(false);
});
