/** Where cooperation is recorded: what is known of each state, and arcs where it crosses borders. */
import { MATRIX, NETWORK, PLACES } from "../../api/operations";
import { Foot } from "../../parts/Foot";
import { SelectLink } from "../../parts/SelectLink";
import { Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useScope, useVariables, useVariablesOfAllPartners } from "../../state/variables";
import { t } from "../../text";
import { useAtlas } from "./atlas";
import { Legend } from "./Legend";
import { arcsOf, factsByState, shadedBy } from "./shading";
import { StateChoice } from "./StateChoice";
import { World } from "./World";
import "./map.css";

/** The map with its controls, its legend and its foot. */
export function MapView() {
  const variables = useVariables();
  const ofAll = useVariablesOfAllPartners();
  const scope = useScope();
  const answers = [useAnswer(PLACES, {}), useAnswer(MATRIX, ofAll), useAnswer(NETWORK, variables)] as const;
  const [places, matrix, network] = [useLatest(answers[0]), useLatest(answers[1]), useLatest(answers[2])];
  const atlas = useAtlas();
  const failed = answers.find(({ state }) => state === "failed");
  if (failed || !places.data || !matrix.data || !network.data || !scope || atlas === null)
    return <Status answer={failed ?? { state: "loading" }} />;
  const { patternMatrix } = matrix.data;
  const { networkGraph } = network.data;
  const facts = factsByState(places.data.states.nodes, { matrix: patternMatrix, graph: networkGraph }, scope);
  const by = shadedBy(selection.value.shade, scope);
  return (
    <div aria-busy={matrix.isStale || network.isStale}>
      <div class="map-bar">
        <p>
          {t("map.shade")}{" "}
          {(["records", "links"] as const).map((shade) => (
            <SelectLink key={shade} change={{ shade }} current={selection.value.shade === shade} class="switch">
              {t(`map.shade.${shade}`)}
            </SelectLink>
          ))}
        </p>
        <StateChoice facts={facts} />
      </div>
      {atlas === "failed" && <p role="alert">{t("map.noShapes")}</p>}
      <World atlas={atlas === "failed" ? null : atlas} facts={facts} arcs={arcsOf(networkGraph)} by={by} />
      <Legend facts={facts} by={by} />
      <Foot leaves={["stateless", "other", "unnamed"]} />
    </div>
  );
}
