/// The changes that can be made to bindings inside a transaction.
public protocol BindingTransaction {
  /// Adds a binding.
  func bind(_ operation: BindEvent) throws(StoreError) -> BindEvent.Outcome
  /// Removes bindings; returns how many.
  func unbind(_ operation: UnbindEvent) throws(StoreError) -> Int
}

/// Looks at bindings without changing them.
public protocol BindingReader: Sendable {
  /// An application's bindings by ascending id; with `user`, only online ones that act as that
  /// user.
  func bindings(
    of application: ApplicationID, on portal: PortalID, actingAs user: UserID?
  ) async throws(StoreError) -> [Binding]
}
