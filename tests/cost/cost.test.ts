/** What a request may cost. One suite alone: `npm test -- tests/cost -t ceiling`. */
import { declareSuites } from "../support/suites";

declareSuites(__dirname);
