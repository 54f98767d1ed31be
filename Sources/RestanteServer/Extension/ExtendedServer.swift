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
  /// The domain of the demo portal in the store.
  public var demoDomain: String { DemoPortal.domain }
  let trialPortals: DemoPortal
  let ownCredentials: @Sendable () async throws -> Void
  let dueJobs: @Sendable () async throws(StoreError) -> Void

  /// Adds a portal like the demo portal, with users, an application and credentials.
  ///
  /// - Returns: What `demo.json` would hold; `nil` when a portal has the domain.
  /// - Throws: `StoreError`.
  public func addPortal(_ domain: String) async throws(StoreError) -> DemoFile? {
    try await trialPortals.add(domain)
  }

  /// Makes the credentials in the server's files good again: for an extension that replaces what is
  /// stored.
  ///
  /// - Throws: `StoreError`, or why a file cannot be written.
  public func readmitOwnCredentials() async throws {
    try await ownCredentials()
  }

  /// Does at once what periodic jobs do for events as time goes by, and wakes everything that
  /// waits: for an extension that changes the time.
  ///
  /// - Throws: `StoreError`.
  public func catchUp() async throws(StoreError) {
    try await dueJobs()
  }
}
