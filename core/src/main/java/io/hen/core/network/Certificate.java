package io.hen.core.network;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Something that is proved, about one recall or about a network. A certificate is there only when
 * its condition holds with the rounding of the arithmetic that checked it taken into account; a
 * condition that holds only within rounding gives none. The absence of a certificate says nothing.
 * The arithmetic's error bounds are those of {@link io.hen.core.bank.PatternBank#rounding}.
 *
 * <p>All statements are about stored patterns and cues as the network holds them (for cosine a cue
 * is scaled and rounded to floats; {@link CueStability} covers that, the others begin at the
 * rounded cue). They are about rows of the bank. None says that the encoder of a picture is right,
 * nor that the memory nearest to a cue is the one its author meant.
 *
 * <p>Notation: scores {@code β'(⟨ξ_n,v⟩ + b_n)}, β' = 2β for squared distances and β otherwise,
 * {@code p = softmax(scores)}, {@code m(v) = Σ p_n ξ_n}, M the largest norm, N how many memories,
 * {@code D_i} the distance from ξ_i to the memory farthest from it. Distances are those of the
 * network's {@link HopfieldNetwork#bank() bank}: parts count with their weights, one-hot vectors of
 * tokens that differ are √2 apart.
 */
public sealed interface Certificate {

  /**
   * The last update was nearly a stored pattern.
   *
   * <p><b>Statement.</b> In the last update, from the state as it was held, all other memories
   * together had at most the weight {@code excess}, by exact arithmetic. Its target Σ pₙξₙ lies
   * within {@code distance} of memory {@code memory}. With η = 1 that target is the state in which
   * the recall ended (clamped: at the absent coordinates, and the distance is that of these alone);
   * where it ended because a step would have moved it by less than the tolerance, it is within that
   * of the state.
   *
   * <p><b>Proof.</b> {@code ‖Σ pₙξₙ - ξ_i‖ = ‖Σ_{n≠i} pₙ(ξₙ-ξ_i)‖ ≤ (1-p_i)·D_i}, and {@code D_i ≤
   * ‖ξ_i‖ + M}. The weight of memories left out (ε of the options) and the rounding of the scores
   * are in {@code excess}; weights dropped from the state (ε) are in {@code distance}.
   *
   * <p><b>Not covered.</b> That the memory is a fixed point (see {@link Storage}), that it is the
   * one nearest to the cue (see {@link CueStability}), and with η &lt; 1 where the state is: what
   * is left of the cue fades as (1-η)^T.
   *
   * @param memory row of the bank
   * @param excess e ≥ 1 - p_i, at most 0.01
   * @param distance in the units of the patterns
   */
  record Identity(int memory, double excess, double distance) implements Certificate {}

  /**
   * The winner would be the same for every cue nearby.
   *
   * <p><b>Statement.</b> Take any cue that observes the same coordinates as this one and whose
   * observed values differ from this cue's by less than {@code winner.radius()} (the norm of the
   * difference), or in fewer than {@code winner.tokens()} tokens and nothing else. Then {@code
   * memory} is more similar to it than every other memory, and this network's arithmetic finds so:
   * {@link Recall#nearest} is {@code memory} and the verdict is not {@link Verdict.Ambiguous}. If
   * {@code retrieved} is there, then within it, with the β of this recall and its other options,
   * the verdict is {@link Verdict.Retrieved} of {@code memory}: after the first update if {@code
   * everyStep} is false (a recall with one step), however many steps are run if it is true.
   *
   * <p>For cosine the values of each observed part are scaled to unit length first, and the
   * difference is that of the scaled cues, each part times the root of its weight.
   *
   * <p><b>Proof.</b> With d₁ &lt; d₂ the distances from the observed cue to the best and the second
   * memory, a change δ leaves the squared distances at least {@code (d₂+d₁)(d₂-d₁-2‖δ‖)} apart: no
   * change smaller than (d₂-d₁)/2 lets another memory tie or win. For dot products the similarities
   * stay {@code g_n - ‖δ‖‖ξ_1-ξ_n‖} apart; an exchanged token costs the winner at most one match
   * and gives another at most one. If β' times what is left of the lead is at least {@code
   * ln((N-1)(1-e)/e)}, the winner has at least 1-e of the first update. After it, for squared
   * distances, every state is {@code (1-a)c̃ + a·y} with c̃ the completed cue and y within {@code e
   * D_1} of ξ_1 (clamped: the observed cue, and y at the absent coordinates). Leads are affine in
   * the state, so the least of both ends counts: at c̃ what is left of the lead less {@code
   * ½(eD_1)²}; at y at least {@code x(½x-eD_1)}, x = d₂-d₁ ≤ ‖ξ_1-ξ_n‖. If β' times both is at
   * least the same logarithm, the weight is at least 1-e again, and by induction in every step. e
   * is 0.0099 or less.
   *
   * <p><b>Not covered.</b> Cues that observe other coordinates, another β (an automatic one is
   * measured anew), the test for strangers, and, for dot products and cosine, all updates after the
   * first. Whether the winner is what the cue's author meant: a cue that has moved nearer to
   * another memory is certified for that one.
   *
   * @param memory row of the bank
   * @param winner how far the cue may change before another memory ties or wins
   * @param retrieved how far it may change before the verdict may be another
   * @param everyStep whether {@code retrieved} holds for any number of steps
   */
  record CueStability(int memory, Reach winner, Optional<Reach> retrieved, boolean everyStep)
      implements Certificate {}

  /**
   * How far a cue may change.
   *
   * @param radius changes of smaller norm are covered; positive, infinite with one memory
   * @param tokens changes of fewer tokens are covered, if nothing else changes; empty where the cue
   *     shows no tokens
   */
  record Reach(double radius, OptionalInt tokens) {}

  /**
   * What leaving out memories has cost.
   *
   * <p><b>Statement.</b> Every update of this recall lies within {@code perStep} of the exact
   * update of the same state. If {@code overall} is there, the state in which the recall ended lies
   * within it of where the exact recurrence ends after as many steps.
   *
   * <p><b>Proof.</b> Memories outside the support have together at most ε of the weight, which is
   * proved before each step; {@code m = (1-e)m_in + e·m_out} moves by at most 2eM. Weights dropped
   * from the state at a reading move it by at most εM. A state that a step would move by no more
   * than the rounding of its target, ρM ({@link io.hen.core.bank.PatternBank#rounding}), is left
   * where it is; perStep holds that much more. Scores that are off by σ change weights by at most
   * the factor e^{2σ}, hence m by at most (e^{2σ}-1)·2M. Errors of the state grow per step by at
   * most {@code Λ = 1-η+ηβ'V}, V a bound of the covariance of the memories under p: {@code m} has
   * the Jacobian β'·Cov_p. V = M² always; where {@link CueStability} holds for every step, both
   * recurrences keep 1-e' of the weight on one memory, and {@code V = e'D_i²}.
   *
   * <p><b>Not covered.</b> Without {@code overall} the end is not certified: near the border
   * between two memories errors are amplified, and the bound says no more than that both states lie
   * among the memories.
   *
   * @param perStep distance, in the units of the patterns
   * @param overall distance after all steps
   */
  record Truncation(double perStep, OptionalDouble overall) implements Certificate {}

  /**
   * A memory is stored: the dynamics have a fixed point next to it.
   *
   * <p><b>Statement.</b> In the ball of the given radius around the memory there is exactly one
   * fixed point, and the free dynamics converge to it from everywhere in the ball, for every 0 &lt;
   * η ≤ 1.
   *
   * <p><b>Source.</b> Ramsauer et al. 2020, arXiv 2008.02217, storage of well separated patterns:
   * {@code β'Δ_i ≥ 2/N + ln(2(N-1)Nβ'M²)}, radius {@code 1/(β'NM)}. <b>Proof</b>, for biased scores
   * too: in the ball every lead is at least {@code Δ_i - 2M·radius}, so {@code 1-p_i ≤
   * (N-1)exp(2/N-β'Δ_i) ≤ 1/(2Nβ'M²)}; then {@code ‖m(v)-ξ_i‖ ≤ 2M(1-p_i)} is at most the radius,
   * and the Jacobian's norm is at most {@code β'p_i(1-p_i)·4M² ≤ 2p_i/N}, below 1 (the covariance
   * of a distribution with the weight p_i at one point is at most {@code Σ_{n≠i} p_n‖ξ_n-ξ_i‖²},
   * for two points times p_i). Banach's theorem does the rest.
   *
   * <p><b>Not covered.</b> Any cue outside the ball, which is tiny (1e-6 for ten thousand memories
   * at β = 100): it certifies stored items, never an occluded cue.
   *
   * @param memory row of the bank
   * @param separation {@code Δ_i}, the least lead of a memory over the others at its own place: for
   *     dot products {@code ‖ξ_i‖² - max⟨ξ_i,ξ_n⟩}, for squared distances half the squared distance
   *     to the next memory; rounded down
   * @param radius of the ball
   */
  record Storage(int memory, double separation, double radius) implements Certificate {}

  /**
   * β is so low that the network forgets: every cue ends in one and the same average.
   *
   * <p><b>Statement.</b> The free dynamics have a single fixed point, and any two states come
   * closer with every step by the factor {@code 1-η(1-contraction)} at least. What a recall returns
   * in the end does not depend on the cue.
   *
   * <p><b>Proof.</b> m has the Jacobian β'·Cov_p. The variance of the memories in any direction is
   * at most {@code R²}, the largest squared distance from any fixed point, here their mean; {@code
   * R² ≤ D²} for the diameter D, and the best possible R lies between D/2 and D/√2, so this is
   * Popoviciu's {@code β' < 4/D²} up to the choice of the centre. With {@code β'R² < 1} m is a
   * contraction of the whole space.
   *
   * <p><b>Not covered.</b> Clamped dynamics, where the single fixed point depends on the evidence.
   * And β above the limit need not remember: this only says when it surely does not.
   *
   * @param below every β below this forgets (a lower bound of the true limit)
   * @param contraction β'R², below 1
   */
  record Forgetting(double below, double contraction) implements Certificate {}
}
