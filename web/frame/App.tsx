/** The page: the viewer, the selection, one view of it, and the card of the record that was picked. */
import { Suspense } from "preact/compat";
import { Card } from "../cards/Card";
import { useMedia } from "../parts/useMedia";
import { PathsPanel } from "../paths/PathsPanel";
import { ComparePanel } from "../compare/ComparePanel";
import { PartNote } from "../parts/PartNote";
import { Status } from "../parts/Status";
import { addressWith, selection } from "../state/store";
import { useFailedSelection } from "../state/variables";
import { t } from "../text";
import { Filters } from "./Filters";
import { Header } from "./Header";
import { late } from "../parts/late";
import { componentOf } from "../views";
import { Views } from "./Views";
import { Share } from "../share/Share";

const TokenPage = late(async () => (await import("../pages/TokenPage")).TokenPage);
const StewardPage = late(async () => (await import("../pages/StewardPage")).StewardPage);

/** The same as in frame.css. */
const ROOM_FOR_CARD = "(min-width: 1101px)";

/** The whole page; inside another site (`embed`) only the view. */
export function App() {
  const { page, embed } = selection.value;
  if (embed) return <Embedded />;
  return (
    <div class="app">
      <a class="skip" href="#view">
        {t("skip")}
      </a>
      <Header />
      {page === "explore" ? <Explore /> : <Beside />}
    </div>
  );
}

const waiting = () => <Status answer={{ state: "loading" }} />;

function Beside() {
  return (
    <main id="view" tabIndex={-1} class="page">
      <Suspense fallback={waiting()}>{selection.value.page === "token" ? <TokenPage /> : <StewardPage />}</Suspense>
    </main>
  );
}

function Explore() {
  const { focus, from, before } = selection.value;
  // Where there is no room beside the view, a card comes first: whoever opens or is sent one need not look for it.
  const isBeside = useMedia(ROOM_FOR_CARD);
  const card = focus && <Card key={focus} id={focus} />;
  return (
    <div class={focus ? "body with-card" : "body"}>
      {!isBeside && card}
      <details class="filter-panel" open={matchMedia("(min-width: 900px)").matches}>
        <summary>{t("filters.show")}</summary>
        <Filters />
      </details>
      <main id="view" tabIndex={-1}>
        <div class="bar">
          <Views />
          <Share />
        </div>
        {from && <PathsPanel />}
        {before && <ComparePanel />}
        <PartNote />
        <Current />
      </main>
      {isBeside && card}
    </div>
  );
}

function Current() {
  const failed = useFailedSelection();
  const Now = componentOf(selection.value.view);
  if (failed) return <Status answer={failed} />;
  return <Suspense fallback={waiting()}>{Now && <Now />}</Suspense>;
}

/** In another site: the view, its line of coverage, and the way to the whole page. */
function Embedded() {
  return (
    <main id="view" class="embedded">
      <Current />
      <p>
        <a href={location.origin + addressWith({ embed: false })} target="_blank" rel="noopener">
          {t("title.long")}
        </a>
      </p>
    </main>
  );
}
