import RestanteJSON

/// A rule: what goes wrong, and when.
struct FaultRule: Sendable {
  let match: FaultMatch
  let action: FaultAction
  /// Which of the matching occasions it is for, counted from 1; `nil` for all.
  var nth: Int64?
  /// How often it applies at most; `nil` for any number of times.
  var times: Int64?
  /// How likely it applies.
  var probability: Double?
  /// The members that it was made of.
  let members: JSONObject

  /// The rule's number; 0 until it is added.
  var id: Int64 = 0
  /// How many occasions matched.
  private(set) var matches: Int64 = 0
  /// How often it applied.
  private(set) var applied: Int64 = 0

  init(
    _ match: FaultMatch, _ action: FaultAction, nth: Int64? = nil, times: Int64? = nil,
    probability: Double? = nil, members: JSONObject
  ) {
    self.match = match
    self.action = action
    self.nth = nth
    self.times = times
    self.probability = probability
    self.members = members
  }

  /// Counts an occasion if it matches, and decides whether the rule applies to it.
  ///
  /// - Parameters:
  ///   - occasion: The occasion.
  ///   - isTaken: Whether another rule applies already.
  ///   - draw: Draws a number from 0 up to 1, which it does not reach.
  mutating func applies(
    to occasion: FaultOccasion, isTaken: Bool, draw: () -> Double
  ) -> Bool {
    guard match.matches(occasion) else { return false }
    matches += 1
    guard !isTaken, nth.map({ $0 == matches }) ?? true, times.map({ applied < $0 }) ?? true,
      probability.map({ draw() < $0 }) ?? true
    else { return false }
    applied += 1
    return true
  }

  /// The rule as clients see it.
  var object: JSONObject {
    var object: JSONObject = ["id": .int(id)]
    for (name, value) in members { object[name] = value }
    object["matches"] = .int(matches)
    object["applied"] = .int(applied)
    return object
  }
}
