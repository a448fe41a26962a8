/** What PM2 runs on an app host. `pm2 reload` replaces the web processes one by one. */
module.exports = {
  apps: [
    {
      name: "market-web",
      script: "dist/server.js",
      exec_mode: "cluster",
      instances: 2,
      wait_ready: true,
      listen_timeout: 10000,
      kill_timeout: 5000,
      env: { NODE_ENV: "production", PORT: "3000" },
    },
    {
      name: "market-worker",
      script: "dist/worker.js",
      instances: 1,
      kill_timeout: 20000,
      env: { NODE_ENV: "production" },
    },
  ],
};
