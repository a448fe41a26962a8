/** PM2: its logs stream on unless told not to. */
import { again, destroy, read, type Tool, write } from "./rule.ts";

export const pm2: Tool = {
  names: "pm2",
  rule: write,
  values:
    "-i --instances --name -n --lines --env -l --log --max-memory-restart --namespace --only --interpreter --time --cron-restart --format",
  subcommands: {
    "status|list|ls|l|show|describe|info|jlist|prettylist|ping|id|pid|env|report|prettylist": read,
    "logs|log": { ...read, endless: true },
    "monit|dash|imonit": { ...read, endless: true, interactive: true },
    "start|restart|reload|stop|scale|save|dump|resurrect|update|startOrRestart|startOrReload|gracefulReload|reset|startup|set|install|sendSignal":
      again,
    flush: destroy,
    "delete|del|kill|unstartup": destroy,
    deploy: write,
  },
  flags: { "logs|log --nostream": { endless: false } },
};
