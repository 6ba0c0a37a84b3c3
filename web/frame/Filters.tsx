/** Which collaborations count, for all views alike. */
import { type Whole } from "../api/operation";
import { PLACES, type Places } from "../api/operations";
import { Trouble } from "../parts/Status";
import { useAnswer, useLatest } from "../state/answers";
import {
  CONFIDENCES,
  EVERYTHING,
  isFiltered,
  PARTNER_KINDS,
  PATTERNS,
  REGIONS,
  type Filters as Chosen,
} from "../state/selection";
import { select, selection } from "../state/store";
import { t, word } from "../text";

/** The first year that can be chosen: the OPCAT entered into force in 2006; some cooperation is older. */
const FIRST_YEAR = 1985;

/** The form of filters; each change applies at once. */
export function Filters() {
  const chosen = selection.value;
  return (
    <form class="filters" aria-label={t("filters")} onSubmit={(event) => event.preventDefault()}>
      <Choices legend="pattern" name="patterns" values={PATTERNS} chosen={chosen.patterns} />
      <Choices legend="kind" name="kinds" values={PARTNER_KINDS} chosen={chosen.kinds} words="partnerKind" />
      <RegionChoice chosen={chosen} />
      <PlaceChoices chosen={chosen} />
      <Years chosen={chosen} />
      <Choices legend="confidence" name="confidences" values={CONFIDENCES} chosen={chosen.confidences} words="sure" />
      <button type="button" class="plain" disabled={!isFiltered(chosen)} onClick={() => select(EVERYTHING)}>
        {t("filters.clear")}
      </button>
    </form>
  );
}

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly name: "patterns" | "kinds" | "confidences";
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly words?: string;
}

function Choices<Value extends string>({ legend, name, values, chosen, words = legend }: ChoicesProps<Value>) {
  const toggle = (value: Value): void =>
    select({ [name]: values.filter((one) => (one === value) !== chosen.includes(one)) });
  return (
    <fieldset>
      <legend>{t(`filters.${legend}`)}</legend>
      {values.map((value) => (
        <label key={value} class={`choice ${legend}-${value}`}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{word(words, value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function RegionChoice({ chosen }: { readonly chosen: Chosen }) {
  return (
    <label class="field">
      <span>{t("filters.region")}</span>
      <select
        value={chosen.regions[0] ?? ""}
        onChange={({ currentTarget }) => select({ regions: REGIONS.filter((one) => one === currentTarget.value) })}
      >
        <option value="">{t("filters.region.all")}</option>
        {REGIONS.map((region) => (
          <option key={region} value={region}>
            {word("region", region)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** States and networks, as the hub knows them. */
function PlaceChoices({ chosen }: { readonly chosen: Chosen }) {
  const answer = useAnswer(PLACES, {});
  const { data } = useLatest(answer);
  return (
    <>
      <Trouble answer={answer} />
      <StateChoice chosen={chosen} data={data} />
      <NetworkChoice chosen={chosen} data={data} />
    </>
  );
}

interface PlaceProps {
  readonly chosen: Chosen;
  readonly data: Whole<Places> | null;
}

function StateChoice({ chosen, data }: PlaceProps) {
  const states = (data?.states.nodes ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <label class="field">
      <span>{t("filters.state")}</span>
      <select
        value={chosen.state ?? ""}
        onChange={({ currentTarget }) => select({ state: currentTarget.value === "" ? null : currentTarget.value })}
      >
        <option value="">{t("filters.state.all")}</option>
        {states.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NetworkChoice({ chosen, data }: PlaceProps) {
  return (
    <label class="field">
      <span>{t("filters.network")}</span>
      <select
        value={chosen.network ?? ""}
        onChange={({ currentTarget }) => select({ network: currentTarget.value === "" ? null : currentTarget.value })}
      >
        <option value="">{t("filters.network.all")}</option>
        {(data?.networks.nodes ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Years({ chosen }: { readonly chosen: Chosen }) {
  const last = new Date().getFullYear();
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, at) => last - at);
  return (
    <fieldset class="years">
      <legend>{t("filters.years")}</legend>
      {(["since", "until"] as const).map((end) => (
        <label key={end} class="field">
          <span>{t(`filters.${end}`)}</span>
          <select
            value={chosen[end] === null ? "" : String(chosen[end])}
            onChange={({ currentTarget }) => select(yearsWith(chosen, end, Number(currentTarget.value) || null))}
          >
            <option value="">{t("filters.year.any")}</option>
            {years.map((year) => (
              <option key={year} value={String(year)}>
                {year}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** The other end follows where the two would cross. */
function yearsWith({ since, until }: Chosen, end: "since" | "until", year: number | null): Partial<Chosen> {
  const next = { since, until, [end]: year };
  if (next.since !== null && next.until !== null && next.since > next.until) return { since: year, until: year };
  return next;
}
