/** FEATURE: laws that relate what is asked of one network, judged together: they ask the same networks the same first. */
import "./lawsOfAnswers.ts";
import "./lawsOfBudgets.ts";
import "./lawsOfComparing.ts";
import "./lawsOfDraws.ts";
