import RestanteCore
import Synchronization

/// Counts logins that failed, so that nobody can try passwords for long.
///
/// Within a quarter of an hour one address may fail ten times with one login and a hundred times
/// in all, and one login may be failed with a hundred times from everywhere. The first two stop
/// somebody who guesses from one place; the last one slows down many who guess together, and is
/// high so that it is not easily used to lock a user out. Each node counts for itself.
final class LoginThrottle: Sendable {
  /// How long failures count, in seconds.
  static let window: Int64 = 900
  static let mostWithOneLogin = 10
  static let mostFromOneAddress = 100
  static let mostForOneLogin = 100
  /// How many counts are kept; when there are more, everybody has to wait.
  static let capacity = 100_000

  private enum Subject: Hashable {
    case address(String)
    case login(PortalID, String)
    case both(PortalID, String, address: String)

    var most: Int {
      switch self {
      case .address: LoginThrottle.mostFromOneAddress
      case .login: LoginThrottle.mostForOneLogin
      case .both: LoginThrottle.mostWithOneLogin
      }
    }
  }

  private struct Count {
    var failures = 0
    var endsAt: Timestamp
  }

  private let counts = Mutex<[Subject: Count]>([:])

  /// Counts an attempt before its password is looked at, so that attempts that run at the same time
  /// count, too.
  ///
  /// - Returns: `nil` when the attempt may go on, else after how many seconds the next one may.
  func begin(login: String, on portal: PortalID, from address: String, at now: Timestamp) -> Int64?
  {
    counts.withLock { counts in
      if counts.count >= Self.capacity {
        counts = counts.filter { $0.value.endsAt > now }
        if counts.count >= Self.capacity { return Self.window }
      }
      let subjects = Self.subjects(login, portal, address)
      for subject in subjects {
        guard let count = counts[subject], count.endsAt > now, count.failures >= subject.most
        else { continue }
        return (count.endsAt.milliseconds - now.milliseconds + 999) / 1000
      }
      for subject in subjects {
        var count = counts[subject] ?? Count(endsAt: now)
        if count.endsAt <= now { count = Count(endsAt: now.adding(seconds: Self.window)) }
        count.failures += 1
        counts[subject] = count
      }
      return nil
    }
  }

  /// Takes an attempt back that turned out to be right, and forgets the failures before it.
  func succeed(login: String, on portal: PortalID, from address: String) {
    counts.withLock { counts in
      for subject in Self.subjects(login, portal, address) {
        if case .both = subject {
          counts[subject] = nil
        } else {
          counts[subject]?.failures -= 1
        }
      }
    }
  }

  private static func subjects(_ login: String, _ portal: PortalID, _ address: String) -> [Subject]
  {
    let login = PortalUser.loginKey(login)
    return [.address(address), .login(portal, login), .both(portal, login, address: address)]
  }
}
