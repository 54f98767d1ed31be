public import RestanteCore
public import RestanteNative

/// What an extension gets hold of.
public struct ExtendedServer: Sendable {
  /// Where everything is kept.
  public let store: any Store
  /// The native API, whose keys extensions may accept as well.
  public let native: NativeAPI
  /// The address that clients use.
  public let publicURL: PublicURL
  let dueJobs: @Sendable () async throws(StoreError) -> Void

  /// Does at once what periodic jobs do for events as time goes by, and asks all who wait for
  /// something to look: for an extension that moved the time.
  ///
  /// - Throws: `StoreError`.
  public func catchUp() async throws(StoreError) {
    try await dueJobs()
  }
}
