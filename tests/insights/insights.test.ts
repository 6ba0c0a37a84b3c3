/** Insights over small networks that can be worked out by hand. One suite alone: `npm test -- tests/insights -t freshness`. */
import { declareSuites } from "../support/jest/suites";

declareSuites(__dirname);
