/** Where cooperation is recorded: states by patterns or links, and arcs where it crosses borders. */
import { MATRIX } from "../../api/matrix";
import { NETWORK } from "../../api/network";
import { PLACES } from "../../api/places";
import { CoverageLine } from "../../parts/CoverageLine";
import { SelectLink } from "../../parts/SelectLink";
import { Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { t } from "../../text";
import { useAtlas } from "./atlas";
import { Legend } from "./Legend";
import { arcsOf, factsByState } from "./shading";
import { StateChoice } from "./StateChoice";
import { World } from "./World";
import "./map.css";

export function MapView() {
  const variables = useVariables();
  const answers = [useAnswer(PLACES, {}), useAnswer(MATRIX, variables), useAnswer(NETWORK, variables)] as const;
  const [places, matrix, network] = [useLatest(answers[0]), useLatest(answers[1]), useLatest(answers[2])];
  const atlas = useAtlas();
  const failed = answers.find(({ state }) => state === "failed");
  if (failed || !places.data || !matrix.data || !network.data || atlas === null)
    return <Status answer={failed ?? { state: "loading" }} />;
  const { patternMatrix } = matrix.data;
  const { networkGraph } = network.data;
  const facts = factsByState(places.data.states.nodes, patternMatrix, networkGraph);
  return (
    <div aria-busy={matrix.isStale || network.isStale}>
      <div class="map-bar">
        <p>
          {t("map.shade")}{" "}
          {(["patterns", "links"] as const).map((shade) => (
            <SelectLink key={shade} change={{ shade }} current={selection.value.shade === shade} class="switch">
              {t(`map.shade.${shade}`)}
            </SelectLink>
          ))}
        </p>
        <StateChoice facts={facts} />
      </div>
      {atlas === "failed" && <p role="alert">{t("map.noShapes")}</p>}
      <World atlas={atlas === "failed" ? null : atlas} facts={facts} arcs={arcsOf(networkGraph)} />
      <Legend facts={facts} />
      <CoverageLine coverage={patternMatrix.coverage} undetermined={patternMatrix.undeterminedCount} />
    </div>
  );
}
