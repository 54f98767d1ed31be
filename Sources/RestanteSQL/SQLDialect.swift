/// What the databases spell differently in statements that are otherwise the same.
public struct SQLDialect: Sendable {
  /// The column that holds the number of a user.
  public var user: String
  /// The function that returns the smaller of two values.
  public var least: String
  /// The function that returns the larger of two values.
  public var greatest: String
  /// What makes a query keep other transactions from changing its rows until its own ends.
  public var rowLock: String
  /// The same, but for rows that another transaction keeps so, which are left out.
  public var freeRowLock: String

  /// The function that returns where a text stands in another one, 0 for nowhere.
  public var position: String
  /// The function that returns how many bytes a value has.
  public var length: String

  /// Creates a dialect.
  public init(
    user: String, least: String, greatest: String, rowLock: String, freeRowLock: String,
    position: String, length: String
  ) {
    self.user = user
    self.least = least
    self.greatest = greatest
    self.rowLock = rowLock
    self.freeRowLock = freeRowLock
    self.position = position
    self.length = length
  }
}
