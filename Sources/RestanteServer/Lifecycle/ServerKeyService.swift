import Logging
import RestanteCore
import ServiceLifecycle
import Synchronization

/// Looks which server keys there are: a key may be rotated while servers run.
final class ServerKeyWatch: Sendable, Redacted {
  private struct State {
    var known: AdoptServerKey.Outcome
    var complaint: String?
  }

  private let adoption: ServerKeyAdoption
  private let state: Mutex<State>
  /// The keys that were found last.
  let keyring: ServerKeyring

  /// Begins with what was found at the start.
  init(_ adoption: ServerKeyAdoption, _ first: ServerKeyAdoption.Finding) {
    self.adoption = adoption
    keyring = ServerKeyring(first.keys)
    state = Mutex(State(known: first.outcome))
  }

  /// Looks at the keys and at what the store says to them, and reports what has changed.
  ///
  /// - Parameter isAsked: Whether the operator asked, who then hears what came of it in any case.
  /// - Throws: ``StartupError`` when the store belongs to a key that the server does not have.
  func look(isAsked: Bool = false) async throws(StartupError) {
    do {
      let finding = try await adoption.find()
      keyring.replace(by: finding.keys)
      let isNew = state.withLock { state in
        defer { state = State(known: finding.outcome) }
        return !finding.outcome.isSame(as: state.known)
      }
      if isNew || isAsked { adoption.report(finding) }
      if isAsked { adoption.logger.notice("reloaded the server keys") }
    } catch let error as StartupError {
      guard await isCurrent() else { throw error }
      let isKnown = state.withLock { state in
        defer { state.complaint = error.description }
        return state.complaint == error.description
      }
      guard isAsked || !isKnown else { return }
      adoption.logger.error(
        "the new server keys are not usable; still using the previous ones",
        metadata: ["reason": "\(error)"])
    } catch {
      // What the store cannot do is reported by those who need it.
      return
    }
  }

  /// Whether the key that is used is the one that the store belongs to, as far as it can be told.
  private func isCurrent() async -> Bool {
    guard let known = try? await adoption.store.perform(ReadServerKeys()) else { return true }
    let now = adoption.store.time.now()
    return keyring.accepted(at: now).contains { $0.fingerprint == known.current }
  }
}

extension AdoptServerKey.Outcome {
  /// Whether two outcomes mean the same for the operator.
  fileprivate func isSame(as other: Self) -> Bool {
    guard case .rotating(let one, _) = self, case .rotating(let other, _) = other else {
      return self == other
    }
    return one == other
  }
}

/// Looks at the server keys again and again, and keeps the demo portal's file up to date with them.
struct ServerKeyService: NamedService {
  /// The time between two looks.
  static let interval = Duration.seconds(60)

  let watch: ServerKeyWatch
  /// Without a demo portal `nil`.
  let demo: DemoTokenRefresh?
  /// Measures the time between two looks.
  let clock: any Clock<Duration>
  let logger: Logger

  /// - Throws: ``StartupError`` when the store belongs to a key that the server does not have.
  func run() async throws {
    while await pause() {
      try await watch.look()
      do {
        try demo?.run()
      } catch {
        logger.error(
          "the file of the demo portal was not written anew", metadata: ["reason": "\(error)"])
      }
    }
  }

  /// Whether the whole time passed: `false` when the server stops first.
  private func pause() async -> Bool {
    do {
      try await cancelWhenGracefulShutdown { try await clock.sleep(for: Self.interval) }
      return !Task.isShuttingDownGracefully
    } catch {
      return false
    }
  }
}
