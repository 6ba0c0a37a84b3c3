/** What fills and lines mean and how often they stand on the map, with the footnotes of names. */
import { PatternGlyph } from "../../parts/PatternGlyph";
import { SelectLink } from "../../parts/SelectLink";
import { selection } from "../../state/store";
import { t } from "../../text";
import { fillOf, Hatches } from "./fills";
import { shadeOf, STEPS, type Shade, type ShadedBy, type StateFacts } from "./shading";

interface Props {
  readonly facts: ReadonlyMap<string, StateFacts>;
  readonly by: ShadedBy;
}

/** The legend of the map; each entry has the number of states that it stands for. */
export function Legend({ facts, by }: Props) {
  const all = [...facts.values()];
  const isChosen = selection.value.kinds.length > 0;
  return (
    <>
      <svg width="0" height="0" class="hidden-label" aria-hidden="true">
        <defs>
          <Hatches of="key" scale={1} />
        </defs>
      </svg>
      <ul class="map-legend">
        {shadesOf(by).map((shade) => (
          <Entry key={shade} shade={shade} by={by} facts={all.filter((one) => shadeOf(one, by) === shade)} />
        ))}
        <li>
          <svg width="22" height="14" aria-hidden="true">
            <path d="M1 12Q11 -4 21 12" class="arc" stroke-width="2" />
          </svg>
          {t("map.arcs")}
        </li>
      </ul>
      <GlyphKey />
      <p class="quiet">{t(isChosen ? "map.civil.chosen" : "map.civil")}</p>
      <p class="quiet footnote">{t("map.borders")}</p>
      {all
        .flatMap(({ place }) => place.nameFootnote ?? [])
        .map((footnote) => (
          <p key={footnote} class="quiet footnote">
            {footnote}
          </p>
        ))}
    </>
  );
}

/** Fills in the order in which they say more and more; steps in place of “recorded” where a number shades. */
const shadesOf = (by: ShadedBy): readonly Shade[] => [
  ...(by === "records" ? (["recorded"] as const) : ([4, 3, 2, 1] as const)),
  ...(by === "links" ? (["recorded"] as const) : []),
  ...(["possible", "partner", "nothing", "absent", "noNpm", "npmUnknown", "outside", "none"] as const),
];

/** Only said where there are such states. */
const SOMETIMES: readonly Shade[] = ["partner", "npmUnknown", "outside"];

function Entry({
  shade,
  by,
  facts,
}: {
  readonly shade: Shade;
  readonly by: ShadedBy;
  readonly facts: readonly StateFacts[];
}) {
  if (facts.length === 0 && (SOMETIMES.includes(shade) || (by === "links" && shade === "recorded"))) return null;
  const name = nameOf(shade, by);
  // The legend counts the selection: what is outside of it has no number.
  const isCounted = shade !== "outside" && shade !== "none";
  return (
    <li>
      <svg width="22" height="14" aria-hidden="true">
        <rect width="22" height="14" {...fillOf(shade, "key")} />
      </svg>
      <span>
        {shade === "possible" && facts.length > 0 ? (
          <SelectLink change={{ view: "table", part: "open", focus: null }}>{name}</SelectLink>
        ) : (
          name
        )}
        {isCounted && ` (${facts.length})`}
        {shade === "noNpm" && facts.length > 0 && `: ${reasonsOf(facts)}`}
      </span>
    </li>
  );
}

/** Why there is no NPM, with how many states. */
function reasonsOf(facts: readonly StateFacts[]): string {
  const counts = new Map<string, number>();
  for (const { place } of facts) counts.set(place.npmStatus, (counts.get(place.npmStatus) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${t(`map.noNpm.short.${status}`)} ${count}`).join(", ");
}

function nameOf(shade: Shade, by: ShadedBy): string {
  if (typeof shade !== "number")
    return t(by === "links" && shade === "recorded" ? "map.class.unnamed" : `map.class.${shade}`);
  const [from, to] = [(STEPS[shade - 2] ?? 0) + 1, STEPS[shade - 1] ?? 0];
  const range = to === Infinity ? `${from}+` : from === to ? String(from) : `${from}–${to}`;
  return t(`map.legend.${by}`, { range });
}

/** What the six parts of the sign on cards, in the matrix and on the map mean. */
function GlyphKey() {
  const part = (state: "RECORDED" | "KNOWN_ABSENT" | "NOT_RECORDED", undetermined = 0) => (
    <PatternGlyph cells={[{ pattern: "INFORMATION_EXCHANGE", state, undetermined }]} isPart />
  );
  return (
    <p class="quiet glyph-key">
      {t("glyph.key")} {part("RECORDED")} {t("glyph.recorded")}, {part("NOT_RECORDED", 1)} {t("glyph.open")},{" "}
      {part("KNOWN_ABSENT")} {t("glyph.absent")}, {part("NOT_RECORDED")} {t("glyph.notRecorded")}
    </p>
  );
}
