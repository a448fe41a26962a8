/** Python and what its projects bring: pip, pytest, alembic, Django, poetry, celery, servers. */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

export const python: readonly Tool[] = [
  {
    names: "python python3 python2 py",
    rule: { ...write, opens: "repl", interactive: true },
    values: "-m -W -X",
    subcommands: { "manage.py|./manage.py": { become: "manage.py" } },
    flags: {
      "-V|--version": { ...read, interactive: false },
      "-m": { ...read, interactive: false, inner: { take: "flag", flags: "-m", as: "shell" } },
      "-c": { ...write, interactive: false, canFail: true },
    },
  },
  {
    names: "pip pip3 uv",
    rule: again,
    values: "-r --requirement -i --index-url -t --target",
    subcommands: {
      "list|show|freeze|index|search|debug": read,
      check,
      "install|download|sync|wheel": again,
      uninstall: destroy,
      "pip install|sync": again,
      "pip list|show|freeze": read,
      run: { ...read, inner: { take: "rest", skip: 0 } },
    },
  },
  { names: "pytest tox nox coverage", rule: check },
  {
    names: "flake8 ruff black isort mypy pylint bandit safety",
    rule: check,
    flags: { "--fix": again },
    subcommands: { check, format: again },
  },
  {
    names: "alembic",
    rule: write,
    values: "-c --config -n --name -x -m --message",
    subcommands: {
      "current|history|heads|branches|show|list_templates": read,
      check,
      upgrade: again,
      stamp: again,
      downgrade: destroy,
      "revision|merge|init|edit": write,
    },
    flags: { "upgrade|downgrade --sql": read },
  },
  {
    names: "manage.py ./manage.py django-admin",
    rule: write,
    values: "--settings --database --pythonpath",
    subcommands: {
      "check|test": check,
      "showmigrations|sqlmigrate|diffsettings|dumpdata|inspectdb|findstatic|version|help|show_urls": read,
      "migrate|collectstatic|compilemessages|createcachetable|clearsessions": again,
      "makemigrations|loaddata|createsuperuser|changepassword|startapp": write,
      "flush|reset_db|sqlflush": destroy,
      "shell|shell_plus|dbshell": { ...read, interactive: true, opens: "client" },
      "runserver|runserver_plus": { ...write, endless: true },
    },
    flags: {
      "migrate --plan": read,
      "migrate|makemigrations --check": check,
      "shell -c|--command": { ...write, interactive: false },
    },
  },
  {
    names: "poetry pipenv hatch pdm",
    rule: again,
    subcommands: {
      run: { ...read, inner: { take: "rest", skip: 0 } },
      "show|check|version|env": read,
      shell: { ...read, interactive: true },
      publish: write,
      remove: write,
    },
  },
  {
    names: "celery",
    rule: write,
    values: "-A --app -b --broker -Q -l --loglevel",
    subcommands: {
      "inspect|status|report|result": check,
      worker: { ...write, endless: true },
      beat: { ...write, endless: true },
      flower: { ...read, endless: true },
      purge: destroy,
      control: write,
    },
    flags: { "worker|beat -D|--detach": { endless: false } },
  },
  {
    names: "gunicorn uvicorn hypercorn daphne waitress-serve flask",
    rule: { ...write, endless: true },
    values: "--app -b --bind --host --port -w --workers",
    subcommands: {
      "db upgrade": again,
      "db current|history|heads": read,
      "db downgrade": destroy,
      routes: read,
      shell: { ...read, interactive: true },
    },
    flags: {
      "-D|--daemon": { endless: false },
      "db upgrade|downgrade|current|history|migrate|stamp|heads": { endless: false },
    },
  },
  { names: "ipython bpython", rule: { ...write, interactive: true, opens: "repl" } },
  { names: "deactivate virtualenv conda mamba", rule: again, subcommands: { "list|info|env": read } },
];
