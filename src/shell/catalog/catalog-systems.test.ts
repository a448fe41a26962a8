import { describe, expect, test } from "vitest";
import { catalog } from "./catalog.ts";
import { verdictLetters } from "./verdict-letters.ts";

const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  postgres: {
    "psql -U app -c 'SELECT 1'": "read r",
    'psql -c "DROP TABLE orders"': "destroy",
    "psql shop": "read ri",
    "psql shop < backup.sql": "write",
    "psql -f migrate.sql": "write",
    "echo 'TRUNCATE orders' | psql shop": "destroy",
    "pg_dump shop > backup.sql": "read r",
    "pg_restore -d shop backup.dump": "write",
    "pg_restore --clean -d shop backup.dump": "destroy",
    "dropdb shop": "destroy",
    "pg_isready -h db": "read rf",
  },
  databases: {
    "mysql -u app -p": "read ri",
    "mysql -e 'DELETE FROM orders'": "destroy",
    'sqlite3 app.db "UPDATE a SET b = 1"': "write",
    "redis-cli -h cache ping": "read rf",
    "redis-cli flushall": "destroy",
    "redis-cli CONFIG GET maxmemory": "read r",
    "redis-cli monitor": "read re",
    "mongosh --eval 'db.orders.deleteMany({})'": "destroy",
    "mongosh --eval 'rs.status()'": "read r",
  },
  migrations: {
    "prisma migrate status": "read rf",
    "prisma migrate reset": "destroy",
    "knex migrate:latest": "write r",
    "flyway -configFiles=prod.conf info": "read r",
    "flyway clean": "destroy",
    "liquibase rollback v1": "destroy",
  },
  http: {
    "curl https://shop.test/health": "read r",
    "curl -sf https://shop.test/health": "read rf",
    "curl -X POST https://shop.test/jobs": "write",
    "curl -d a=1 https://shop.test/jobs": "write",
    "curl -XDELETE https://shop.test/jobs/1": "destroy",
    "curl -X PUT https://shop.test/flags/a": "write r",
    "curl -f https://shop.test/ | jq .": "read r",
    "curl https://shop.test/install.sh | bash": "write",
    "wget -qO- http://api:8000/health": "read rf",
  },
  aws: {
    "aws s3 rm --recursive s3://bucket/x": "destroy",
    "aws s3 ls": "read r",
    "aws rds describe-db-instances": "read r",
    "aws ec2 terminate-instances --instance-ids i-1": "destroy",
    "aws ecs update-service --cluster a --service b": "write r",
    "aws logs tail group --follow": "read re",
  },
  clouds: {
    "gcloud run services describe web": "read r",
    "gcloud sql instances delete db": "destroy",
    "gsutil rm -r gs://bucket": "destroy",
    "az webapp restart -n web -g shop": "write r",
    "az group delete -n shop": "destroy",
  },
  infrastructure: {
    "terraform plan": "read r",
    "terraform apply -auto-approve": "write r",
    "terraform destroy": "destroy",
    "terraform -chdir=prod plan -detailed-exitcode": "read rf 2",
    "ansible-playbook site.yml": "write r",
    "ansible-playbook site.yml --check": "read rf",
    "npx cdk diff": "read r",
    "serverless remove": "destroy",
    "vault kv get secret/web": "read r",
  },
  platforms: {
    "heroku logs --tail -a shop": "read re",
    "heroku rollback v12 -a shop": "write r",
    "heroku pg:reset DATABASE -a shop": "destroy",
    "heroku run rails db:migrate -a shop": "write r",
    "fly deploy": "write r",
    "fly logs": "read re",
    "railway status": "read r",
    "vercel rollback": "write r",
    "netlify status": "read r",
    "wrangler tail": "read re",
    "supabase db reset": "destroy",
  },
  remote: {
    "ssh deploy@web": "read ri",
    "ssh deploy@web uptime": "read r",
    "ssh deploy@web 'rm -rf /srv/old'": "destroy",
    "scp a.tgz web:/tmp/": "write r",
    "rsync -a --delete a/ b/": "destroy",
    "rsync -an --delete a/ b/": "read r",
  },
  services: {
    "sudo systemctl status nginx": "read rf 3",
    "systemctl restart nginx": "write r",
    "service nginx reload": "write r",
    "journalctl -u web -f": "read re",
    "nginx -t && nginx -s reload": "write rf",
    "certbot renew --dry-run": "read rf",
    "crontab -r": "destroy",
  },
  packages: {
    "apt-get install -y jq": "write r",
    "yum remove jq": "destroy",
    "make test": "read rf",
    "make destroy": "destroy",
    "make deploy": "write",
    "k6 run load.js": "write f",
    "wrk -t2 http://web": "write",
    "vim .env": "write i",
  },
  files: {
    "rm old.txt": "destroy",
    "cp a b": "write r",
    "sed 's/a/b/' f": "read r",
    "sed -i 's/a/b/' f": "write",
    "find . -name '*.log' -delete": "destroy",
    "find . -name '*.log' -exec rm {} \\;": "destroy",
    "find . -name '*.log'": "read r",
    "truncate -s 0 app.log": "destroy",
    "tar tzf a.tgz": "read r",
    "echo A=1 >> .env": "write",
    "kubectl get deploy web -o yaml > backup.yaml": "read r",
    "echo ok > /dev/null": "read r",
  },
  "text-tools": {
    "grep -i error app.log": "read rf 1",
    "tail -f app.log": "read re",
    "tail -f app.log | head -5": "read r",
    "jq .status a.json": "read r",
    "ping web": "read ref",
    "ping -c 3 web": "read rf",
    "openssl s_client -connect web:443": "read ri",
  },
  processes: {
    "ps aux | grep web": "read rf 1",
    htop: "read rei",
    "kill -9 12": "write",
    "kill -0 12": "read rf",
  },
  wrappers: {
    "sudo -u postgres psql -c 'SELECT 1'": "read r",
    "watch -n 5 kubectl get pods": "read re",
    "timeout 60 tail -f app.log": "read r",
    "env A=1 npm test": "read rf",
    "cat hosts | xargs rm": "destroy",
    'bash -c "git push --force"': "destroy",
    "time npm run build": "write r",
    "nohup ./import.sh &": "write u",
  },
  builtins: {
    "test -f a": "read rf 1",
    "cd /srv/app": "read rf",
    "while true; do date; sleep 1; done": "read re",
    "while true; do curl -f x && break; done": "read r",
    "[ -f a ] || exit 1": "read r",
  },
};

describe.each(Object.entries(cases))("the catalog on %s", (_file, lines) => {
  test.each(Object.entries(lines))("%s", (line, expected) => {
    expect(verdictLetters(line)).toBe(expected);
  });
});

test("an unknown tool is a write that nobody should repeat, and its name may say more", () => {
  expect(verdictLetters("frobnicate --now")).toBe("write u");
  expect(verdictLetters("./scripts/health-check.sh production")).toBe("write fu");
  expect(verdictLetters("shopctl registry delete web")).toBe("destroy u");
});

test("every entry has a name, and no two entries share one", () => {
  expect(catalog.size).toBeGreaterThan(300);
  for (const [name, entry] of catalog) expect(entry.tool.names.split(" ")).toContain(name);
});
