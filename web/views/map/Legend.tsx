/** What fills and lines mean, with the footnotes of names. */
import { selection } from "../../state/store";
import { t } from "../../text";
import { fillOf } from "./fills";
import { shadeOf, STEPS, type Shade, type StateFacts } from "./shading";

export function Legend({ facts }: { readonly facts: ReadonlyMap<string, StateFacts> }) {
  const { shade: by } = selection.value;
  const counts = new Map<Shade, number>();
  for (const one of facts.values()) counts.set(shadeOf(one, by), (counts.get(shadeOf(one, by)) ?? 0) + 1);
  const shades: readonly Shade[] = [...(by === "patterns" ? (["absent"] as const) : []), 0, 1, 2, 3, 4];
  return (
    <>
      <ul class="map-legend">
        {shades.map((shade) => (
          <li key={shade}>
            <svg width="22" height="14" aria-hidden="true">
              <rect width="22" height="14" {...fillOf(shade)} />
            </svg>
            {nameOf(shade, by)} ({counts.get(shade) ?? 0})
          </li>
        ))}
        <li>
          <svg width="22" height="14" aria-hidden="true">
            <path d="M1 12Q11 -4 21 12" class="arc" stroke-width="2" />
          </svg>
          {t("map.arcs")}
        </li>
      </ul>
      <p class="quiet footnote">{t("map.borders")}</p>
      {by === "patterns" && <p class="quiet">{t("map.civil")}</p>}
      {[...facts.values()]
        .flatMap(({ place }) => place.nameFootnote ?? [])
        .map((footnote) => (
          <p key={footnote} class="quiet footnote">
            {footnote}
          </p>
        ))}
    </>
  );
}

function nameOf(shade: Shade, by: keyof typeof STEPS): string {
  if (shade === "absent" || shade === "none") return t("map.legend.absent");
  if (shade === 0) return t(`map.legend.${by}.none`);
  const [from, to] = [(STEPS[by][shade - 2] ?? 0) + 1, STEPS[by][shade - 1] ?? 0];
  const range = to === Infinity ? `${from}+` : from === to ? String(from) : `${from}–${to}`;
  return t(`map.legend.${by}`, { range });
}
