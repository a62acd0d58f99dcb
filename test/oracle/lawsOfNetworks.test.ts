/** FEATURE: laws that relate the answers of two networks, judged together: they ask the same networks the same first. */
import "./lawsOfChanges.ts";
import "./lawsOfScenarios.ts";
