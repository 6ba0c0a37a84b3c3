/** Who may see and do what. One suite alone: `npm test -- tests/permissions -t anonymous`. */
import { declareSuites } from "../support/jest/suites";

declareSuites(__dirname);
