/** What every page does but the workbench, which does it once its sentences can be worked on. */

import { standBy } from "./leave.js";

standBy();
