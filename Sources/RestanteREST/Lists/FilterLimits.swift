/// How much a `filter` may ask for: each condition is work for every row that is looked at.
package enum FilterLimits {
  /// The maximum number of conditions.
  package static let maxConditions = 64
  /// The maximum number of values of one condition that compares whole values.
  package static let maxValues = 5_000
  /// The maximum number of values of one filter that are searched for within texts, whichever
  /// condition they belong to.
  package static let maxPatterns = 100
  /// The maximum number of bytes of these values together: each is looked for in every row.
  package static let maxPatternBytes = 8 << 10
}
