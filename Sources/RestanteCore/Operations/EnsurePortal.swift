/// Adds a portal, or answers the one that has the domain already.
public struct EnsurePortal: StoreOperation {
  /// The host that clients address it by; unique.
  public var domain: String
  /// 32 hex digits; used only when the portal is new.
  public var memberID: String
  /// The portal's own mode, `nil` to follow the server's default.
  public var mode: Mode?

  /// Describes the operation.
  public init(domain: String, memberID: String, mode: Mode? = nil) {
    self.domain = domain
    self.memberID = memberID
    self.mode = mode
  }

  /// Carries the operation out.
  public func run(in transaction: some StoreTransaction) throws(StoreError) -> Portal {
    try transaction.ensurePortal(self)
  }
}
