/// How much is done in one transaction of a work that is done in steps.
public enum OperationStep {
  /// The maximum number of rows of a step unless told otherwise: so few that callers who wait for
  /// it notice nothing, and so many that a commit for each of them costs little.
  public static let rows = 500
}
