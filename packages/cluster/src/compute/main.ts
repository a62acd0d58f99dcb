/** What a thread or a child of a worker runs. */
import { compute, serve } from "./computer.ts";

serve(compute);
