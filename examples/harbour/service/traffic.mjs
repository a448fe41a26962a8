// Users of the harbour's page: `node service/traffic.mjs URL PER_SECOND`. There are 500 of them, each with a cookie, and they
// come at random. What they are answered is nobody's business here: the door counts it.
const [, , url = "http://127.0.0.1:4748/", perSecond = "80"] = process.argv;

function come() {
  const user = `user-${Math.floor(Math.random() * 500)}`;
  fetch(url, { headers: { cookie: `user=${user}` } })
    .then((response) => response.arrayBuffer())
    .catch(() => undefined);
  setTimeout(come, (-Math.log(1 - Math.random()) * 1000) / Number(perSecond));
}

come();
