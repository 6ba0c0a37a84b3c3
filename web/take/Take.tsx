/** What can be taken along: the link, the question, the picture, the records. */
import { useState } from "preact/hooks";
import { type SelectionVariables } from "../api/where";
import { isSignedIn } from "../state/session";
import { addressWith, selection } from "../state/store";
import { useVariables } from "../state/variables";
import { t } from "../text";
import { curlText, embedText, graphqlText } from "./copies";
import { hasPicture, pictureNow } from "./pictures";
import { fileAddress, questionOf, type FileKind } from "./question";
import { fetchFile, pngOf, saveFile } from "./save";
import "./take.css";

/** Copies a text, or saves a file; resolves to the name of what to say. */
type Action = (chosen: SelectionVariables) => Promise<string>;

const copy = async (text: string): Promise<string> => {
  await navigator.clipboard.writeText(text);
  return "take.copied";
};

const today = (): string => new Date().toISOString().slice(0, 10);
const fileName = (kind: string): string => `liaison-${selection.value.view}-${today()}.${kind}`;

function picture(): string {
  const under = [...document.querySelectorAll("main .footnote, main .coverage")].map(
    ({ textContent }) => textContent ?? "",
  );
  const title = `${t("title")} – ${t(`view.${selection.value.view}`)}`;
  return pictureNow({ title, notes: [...under, t("take.from", { address: location.href, on: today() })] });
}

const file =
  (kind: FileKind): Action =>
  async (chosen) => {
    saveFile(fileName(kind), await fetchFile(fileAddress(kind, chosen)));
    return "take.saved";
  };

const ACTIONS: Readonly<Record<string, Action>> = {
  link: () => copy(location.href),
  graphql: (chosen) => copy(graphqlText(questionOf(selection.value.view, chosen))),
  curl: (chosen) => copy(curlText(questionOf(selection.value.view, chosen), location.origin, isSignedIn.value)),
  embed: () => copy(embedText(location.origin + addressWith({ embed: true }), t("title.long"))),
  svg: async () => {
    saveFile(fileName("svg"), new Blob([picture()], { type: "image/svg+xml" }));
    return "take.saved";
  },
  png: async () => {
    saveFile(fileName("png"), await pngOf(picture()));
    return "take.saved";
  },
  csv: file("csv"),
  gexf: file("gexf"),
};
const OF_PICTURES = ["svg", "png"];

export function Take() {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const chosen = useVariables();
  const run = async (name: string, action: Action): Promise<void> => {
    if (chosen === null) return;
    setBusy(name);
    try {
      setSaid(t(await action(chosen)));
    } catch (error) {
      setSaid(t("take.failed", { why: error instanceof Error ? error.message : "" }));
    }
    setBusy(null);
  };
  return (
    <details
      class="take"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key, currentTarget }) => key === "Escape" && currentTarget.removeAttribute("open")}
    >
      <summary>{t("take.title")}</summary>
      {isOpen && (
        <ul>
          {Object.entries(ACTIONS).map(([name, action]) => (
            <li key={name}>
              <button
                type="button"
                disabled={busy !== null || chosen === null || (OF_PICTURES.includes(name) && !hasPicture())}
                onClick={() => void run(name, action)}
              >
                {t(`take.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="quiet">
        {busy ? t("take.busy") : said}
      </p>
    </details>
  );
}
