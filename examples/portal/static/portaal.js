// Everything that a portal needs in its page: it launches, gives context, and listens. docs/embedding.md explains each part.
const registratie = document.body.dataset.registratie;
const frame = document.querySelector("iframe[name=registratie]");
const knoppen = [...document.querySelectorAll("[data-klantcontact]")];
const HOOGTE = { minstens: 480, hoogstens: 2400 };
// Who is refused again and again must not be launched again and again.
const HOOGSTENS = { keer: 3, binnen: 60_000 };
// A page that is only being loaded does not hear what is sent to it.
const ONDERWEG = 5_000;
let klantcontact = "";
let gekozen = 0;
let isGereed = false;
let gestart = [];

async function start() {
  isGereed = false;
  gestart.push(Date.now());
  const answer = await fetch("/launch-token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ klantcontact }),
  });
  // Signed out of the portal itself, for one: say so, where the employee looks.
  if (!answer.ok) return regel("berichten", "Aanmelden bij de registratie lukt nu niet.");
  const form = document.getElementById("launch");
  form.elements.launch_token.value = (await answer.json()).launch_token;
  form.submit();
}

function startOpnieuw() {
  gestart = gestart.filter((moment) => Date.now() - moment < HOOGSTENS.binnen);
  if (gestart.length < HOOGSTENS.keer) start();
}

// What the application tells. Only from its own origin, and only from our own frame.
const berichten = {
  "kcc.gereed": () => {
    isGereed = true;
    if (Date.now() - gekozen < ONDERWEG) stuurContext();
    // Once: from here on the employee may have gone on in the frame.
    gekozen = 0;
  },
  "kcc.hoogte": ({ hoogte }) => {
    frame.style.height = `${Math.min(Math.max(Number(hoogte) || 0, HOOGTE.minstens), HOOGTE.hoogstens)}px`;
  },
  "kcc.geregistreerd": ({ soort, nummer, uuid }) => {
    regel("geregistreerd", `${soort === "betrokkene" ? "Betrokkene" : "Interne taak"} ${nummer ?? uuid}`);
  },
  "kcc.launch-vereist": startOpnieuw,
};

addEventListener("message", (event) => {
  if (event.origin !== registratie || event.source !== frame.contentWindow) return;
  const { type, version, ...inhoud } = event.data ?? {};
  if (version !== 1 || !Object.hasOwn(berichten, type)) return;
  if (type !== "kcc.hoogte") regel("berichten", `${type} ${JSON.stringify(inhoud)}`);
  berichten[type](inhoud);
});

// Which klantcontact the employee works on. A hint: the application asks before it leaves a form that is half filled in.
function toon(ander) {
  kies(ander);
  gekozen = Date.now();
  stuurContext();
}

function stuurContext() {
  if (isGereed) frame.contentWindow.postMessage({ type: "kcc.context", version: 1, klantcontact }, registratie);
}

function kies(ander) {
  klantcontact = ander;
  for (const knop of knoppen) knop.ariaCurrent = String(knop.dataset.klantcontact === ander);
}

function regel(lijst, tekst) {
  const li = document.createElement("li");
  li.textContent = tekst;
  document.getElementById(lijst).append(li);
}

for (const knop of knoppen) knop.addEventListener("click", () => toon(knop.dataset.klantcontact));
document.getElementById("ander").addEventListener("click", () => {
  const plaats = knoppen.findIndex((knop) => knop.dataset.klantcontact === klantcontact);
  toon(knoppen[(plaats + 1) % knoppen.length].dataset.klantcontact);
});
document.getElementById("opnieuw").addEventListener("click", start);

kies(knoppen[0]?.dataset.klantcontact ?? "");
start();
