/** Database clients other than PostgreSQL's: MySQL, SQLite, SQL Server, MongoDB, Redis, Cassandra, ClickHouse. */
import { again, check, destroy, endless, read, type Tool, write } from "./rule.ts";

const mysqlValues =
  "-h --host -P --port -u --user -D --database -e --execute --socket -S --protocol --defaults-file";
const mongoValues =
  "--host --port -u --username -p --password --db -d -c --collection --eval --uri --authenticationDatabase --out --archive -o --nsInclude --file -f";
const client = { ...read, interactive: true, opens: "client" } as const;
const batch = { ...write, interactive: false } as const;

export const databases: readonly Tool[] = [
  {
    names: "mysql mariadb",
    rule: { ...client, inner: { take: "flag", flags: "-e --execute", as: "sql" } },
    values: mysqlValues,
    flags: { "-V": { interactive: false } },
  },
  {
    names: "mysqldump mariadb-dump xtrabackup mariabackup",
    rule: read,
    values: mysqlValues,
    flags: { "--prepare": write, "--copy-back|--move-back": destroy },
  },
  {
    names: "mysqladmin",
    rule: write,
    values: mysqlValues,
    subcommands: {
      "ping|status|processlist|version|extended-status|variables": check,
      "shutdown|flush-logs|reload|refresh|kill": write,
      drop: destroy,
    },
  },
  { names: "sqlite3", rule: { ...client, inner: { take: "sql", index: 1 } }, values: "-cmd -separator" },
  {
    names: "sqlcmd",
    rule: { ...client, inner: { take: "flag", flags: "-Q -q", as: "sql" } },
    values: "-S -d -U -P -Q -q -i -o -v -h -s -W",
    flags: { "-i": batch },
  },
  {
    names: "cockroach clickhouse-client",
    rule: { ...client, inner: { take: "flag", flags: "-e --execute -q --query", as: "sql" } },
    values: "-e --execute -q --query --host -h --port --user --password -d --database --url",
  },
  {
    names: "cqlsh",
    rule: { ...client, inner: { take: "flag", flags: "-e --execute", as: "sql" } },
    values: "-e --execute -f --file -u -p -k",
    flags: { "-f|--file": batch },
  },
  {
    names: "sqlplus isql tsql snowsql bq",
    rule: client,
    subcommands: {
      "query|ls|show|head|version": { ...read, interactive: false },
      "load|mk|cp|update|insert|extract": batch,
      rm: { ...destroy, interactive: false },
    },
  },
  {
    names: "mongosh mongo",
    rule: { ...client, inner: { take: "flag", flags: "--eval", as: "javascript" } },
    values: mongoValues,
  },
  { names: "mongodump mongoexport bsondump", rule: read, values: mongoValues },
  {
    names: "mongorestore mongoimport",
    rule: write,
    values: mongoValues,
    flags: { "--drop": destroy, "--dryRun": read },
  },
  {
    names: "redis-cli valkey-cli keydb-cli",
    rule: { ...client, inner: { take: "verb" } },
    values: "-h -p -a -n -u --user --pass -c -i -r --tls-port --cacert --pattern",
    subcommands: {
      "GET|MGET|KEYS|SCAN|INFO|TTL|PTTL|TYPE|EXISTS|LLEN|LRANGE|HGET|HGETALL|HKEYS|HLEN|SMEMBERS|SCARD|ZRANGE|ZCARD|ZCOUNT|STRLEN|DBSIZE|MEMORY|LATENCY|SLOWLOG|TIME|ROLE|COMMAND|OBJECT|XLEN|XINFO|XRANGE|XPENDING|LASTSAVE|SELECT|AUTH|ECHO|HELLO|QUIT|EXIT":
        read,
      "CLIENT LIST|INFO|GETNAME": read,
      "CONFIG GET": read,
      "CLUSTER INFO|NODES|SLOTS": read,
      PING: check,
      "MONITOR|SUBSCRIBE|PSUBSCRIBE": { ...read, endless: true },
      "FLUSHALL|FLUSHDB|DEL|UNLINK|SHUTDOWN|HDEL|SREM|ZREM|XDEL|LTRIM|XTRIM|RESTORE": destroy,
      "SCRIPT FLUSH": destroy,
      "CLUSTER RESET": destroy,
      "SET|HSET|EXPIRE|PERSIST|SADD|ZADD|SETEX|BGSAVE|SAVE|BGREWRITEAOF": again,
      "CONFIG SET|REWRITE|RESETSTAT": again,
    },
    flags: {
      "--scan|--bigkeys|--memkeys|--hotkeys": {
        ...read,
        interactive: false,
        inner: { take: "rest", skip: 99 },
      },
      "--latency|--stat": endless,
    },
  },
  {
    names: "etcdctl",
    rule: write,
    verbs: true,
    values: "--endpoints --cacert --cert --key",
    subcommands: {
      "get, member list, version": read,
      "endpoint health|status": check,
      "snapshot save|status": read,
      "snapshot restore": destroy,
      put: again,
      del: destroy,
      watch: { ...read, endless: true },
    },
  },
  {
    names: "nodetool",
    rule: write,
    subcommands: {
      "status|info|ring|netstats|tpstats|compactionstats|describecluster|gossipinfo|version": read,
      "repair|flush|cleanup|compact|drain|snapshot": again,
      "decommission|removenode|assassinate|clearsnapshot": destroy,
    },
  },
  {
    names: "kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh",
    rule: write,
    oneDash: true,
    values: "--bootstrap-server --topic --group --zookeeper --partitions",
    flags: {
      "--list|--describe": read,
      "--create|--alter": write,
      "--delete": destroy,
      "--reset-offsets": write,
    },
  },
  {
    names: "rabbitmqctl rabbitmqadmin rabbitmq-diagnostics",
    rule: write,
    subcommands: {
      "status|list_queues|list_connections|cluster_status|list_consumers|list|show|environment|report": read,
      "ping|check_running|check_port_connectivity|node_health_check": check,
      "purge_queue|delete_queue|reset|force_reset|delete|purge|forget_cluster_node": destroy,
    },
  },
];
