/** The menu for copying and saving: the link, the question, the picture, the records. */
import { useState } from "preact/hooks";
import { PLACES } from "../api/operations";
import { ask } from "../api/client";
import { type SelectionVariables } from "../api/where";
import { isSignedIn } from "../state/session";
import { settingsNow, settingsRead } from "../state/settings";
import { addressWith, selection } from "../state/store";
import { useVariables } from "../state/variables";
import { hasText, t } from "../text";
import { loadedView } from "../views";
import { type Question, type ViewModule } from "../views/view";
import { curlText, embedText, graphqlText } from "./copies";
import { hasPicture, pictureNow } from "./pictures";
import { recordsFile } from "./files";
import { type FileKind } from "./address";
import { pngOf, saveFile } from "./save";
import { countSources } from "./sources";
import { selectionText, type ChosenNames } from "./words";
import "./share.css";

/** Copies a text, or saves a file; resolves to what to say of it. */
type Action = (chosen: SelectionVariables) => Promise<string>;

const copy = async (text: string): Promise<string> => {
  await navigator.clipboard.writeText(text);
  return t("share.copied");
};

const today = (): string => new Date().toISOString().slice(0, 10);
const fileName = (kind: string): string => `liaison-${selection.value.view}-${today()}.${kind}`;

/** The view that is shown. Throws where its code could not be had. */
function viewNow(): ViewModule {
  const view = loadedView(selection.value.view);
  if (!view) throw new Error(t("failed.code"));
  return view;
}

const questionNow = (chosen: SelectionVariables): Question => viewNow().questionOf(chosen, selection.value);

async function picture({ where, since, until }: SelectionVariables): Promise<string> {
  const { view } = selection.value;
  const [sources, names, { cite }] = await Promise.all([
    countSources({ where, since, until }),
    chosenNames(),
    settingsRead(),
  ]);
  const under = [...document.querySelectorAll("main .footnote, main .coverage")].map(
    ({ textContent }) => textContent ?? "",
  );
  return pictureNow({
    title: `${t("title")} – ${t(`view.${view}`)}`,
    selection: selectionText(selection.value, names),
    notes: [
      ...(hasText(`share.legend.${view}`) ? [t(`share.legend.${view}`)] : []),
      ...under,
      t(sources.isPart ? "share.sources.part" : "share.sources", { count: sources.count }),
      t("share.from", { address: location.href, on: today() }),
      t("share.cite", { cite }),
    ],
  });
}

/** Of the chosen state and network. */
async function chosenNames(): Promise<ChosenNames> {
  const { network, state } = selection.value;
  if (network === null && state === null) return { network: null, state: null };
  const { networks, states } = await ask(PLACES, {});
  return {
    network: networks.nodes.find(({ id }) => id === network)?.name ?? null,
    state: states.nodes.find(({ id }) => id === state)?.name ?? null,
  };
}

const file =
  (kind: FileKind): Action =>
  async (chosen) => {
    const { content, said } = await recordsFile(kind, chosen, viewNow().filesOf?.(selection.value) ?? {});
    saveFile(fileName(kind), content);
    return said;
  };

const ACTIONS: Readonly<Record<string, Action>> = {
  link: () => copy(location.href),
  graphql: (chosen) => copy(graphqlText(questionNow(chosen))),
  curl: (chosen) => copy(curlText(questionNow(chosen), location.origin, isSignedIn.value)),
  embed: () => copy(embedText(location.origin + addressWith({ embed: true }), t("title.long"))),
  svg: async (chosen) => {
    saveFile(fileName("svg"), new Blob([await picture(chosen)], { type: "image/svg+xml" }));
    return t("share.saved");
  },
  png: async (chosen) => {
    saveFile(fileName("png"), await pngOf(await picture(chosen)));
    return t("share.saved");
  },
  csv: file("csv"),
  gexf: file("gexf"),
};
const OF_PICTURES = ["svg", "png"];

/** The menu by which a reader copies or downloads what is shown, and a line that says what came of it. */
export function Share() {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const chosen = useVariables();
  const isEmbeddable = settingsNow().value?.isEmbeddable === true;
  // Code that no site could show is no use to anyone.
  const offered = Object.entries(ACTIONS).filter(([name]) => name !== "embed" || isEmbeddable);
  const run = async (name: string, action: Action): Promise<void> => {
    // A button that were disabled meanwhile would lose the focus.
    if (chosen === null || busy !== null) return;
    setBusy(name);
    try {
      setSaid(await action(chosen));
    } catch (error) {
      setSaid(t("share.failed", { why: error instanceof Error ? error.message : "" }));
    }
    setBusy(null);
  };
  return (
    <details
      class="share"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key, currentTarget }) => key === "Escape" && currentTarget.removeAttribute("open")}
    >
      <summary>{t("share.title")}</summary>
      {isOpen && (
        <ul>
          {offered.map(([name, action]) => (
            <li key={name}>
              <button
                type="button"
                disabled={chosen === null || (OF_PICTURES.includes(name) && !hasPicture())}
                aria-disabled={busy !== null}
                onClick={() => void run(name, action)}
              >
                {t(`share.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="quiet">
        {busy ? t("share.busy") : said}
      </p>
    </details>
  );
}
