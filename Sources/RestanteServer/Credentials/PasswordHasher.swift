import NIOPosix
public import RestanteCore

/// Hashes and checks passwords beside the event loops, a few at a time.
///
/// Each hash costs tens of megabytes and a noticeable time, so that no more than ``parallelism``
/// run at once and no more than ``maxWaiting`` wait.
public final class PasswordHasher: Sendable {
  /// How many passwords are hashed at once.
  public static let parallelism = 2
  /// How many may wait for their turn.
  public static let maxWaiting = 64

  /// Too many passwords wait to be hashed.
  public struct Overloaded: Error {}

  private let pool: NIOThreadPool
  private let waiting = WaitingCount()
  private let cost: PasswordCost
  private let random: any RandomSource
  /// What the passwords of unknown logins are checked against, so that they take as long.
  private let nobody: PasswordHash

  /// Creates a hasher.
  ///
  /// - Parameters:
  ///   - cost: What new passwords cost.
  ///   - random: Makes salts.
  public init(
    cost: PasswordCost = .standard, random: any RandomSource = SystemRandomSource()
  ) {
    self.cost = cost
    self.random = random
    self.pool = NIOThreadPool(numberOfThreads: Self.parallelism)
    self.nobody = PasswordHash(unmatchableAt: cost, random: random)
    pool.start()
  }

  deinit {
    pool.shutdownGracefully { _ in }
  }

  /// The hash of a password.
  ///
  /// - Throws: ``Overloaded``.
  public func hash(of password: String) async throws -> PasswordHash {
    try await run { [cost, random] in PasswordHash(of: password, cost: cost, random: random) }
  }

  /// The user of a portal whose login and password these are; `nil` when they are wrong or the user
  /// may not act. An unknown login takes as long as a wrong password.
  ///
  /// - Throws: `StoreError` or ``Overloaded``.
  public func user(
    login: String, password: String, on portal: PortalID, in store: any Store
  ) async throws -> PortalUser? {
    let known = try await store.passwordCredentials(login: login, on: portal)
    let hash = known?.password ?? nobody
    let matches = try await run { hash.matches(password) }
    guard matches, let known, known.password != nil, known.user.isActive else { return nil }
    return known.user
  }

  private func run<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async throws -> Value {
    guard waiting.enter(most: Self.maxWaiting + Self.parallelism) else { throw Overloaded() }
    defer { waiting.leave() }
    return try await pool.runIfActive { work() }
  }
}
