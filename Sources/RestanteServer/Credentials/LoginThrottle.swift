import RestanteCore
import Synchronization

/// Counts logins that failed, so that nobody can try passwords for long.
///
/// Within a quarter of an hour one address may fail ten times with one login and a hundred times
/// in all, and one login may be failed with a hundred times from everywhere. The first two stop
/// somebody who guesses from one place. The last one slows down many who guess together; it never
/// refuses an address that has not failed with this login itself, so that strangers cannot lock the
/// user out: such an address has one attempt, as long as all that have one have not more than
/// ``maxPastLocks`` together. Each node counts for itself.
final class LoginThrottle: Sendable {
  /// How long failures count, in seconds.
  static let window: Int64 = 900
  static let maxWithOneLogin = 10
  static let maxFromOneAddress = 100
  static let maxForOneLogin = 100
  /// How many attempts addresses without failures have with logins that are locked, on all portals.
  static let maxPastLocks = 2_000
  /// How many counts are kept; when there are more, everybody has to wait.
  static let capacity = 100_000

  private enum Subject: Hashable {
    case address(String)
    case login(PortalID, String)
    case both(PortalID, String, address: String)
    case pastLocks

    var maxFailures: Int {
      switch self {
      case .address: LoginThrottle.maxFromOneAddress
      case .login: LoginThrottle.maxForOneLogin
      case .both: LoginThrottle.maxWithOneLogin
      case .pastLocks: LoginThrottle.maxPastLocks
      }
    }
  }

  private struct Count {
    var failures = 0
    var endsAt: Timestamp
  }

  private struct Counts {
    var all: [Subject: Count] = [:]

    /// The failures of a subject that still count.
    func failures(_ subject: Subject, at now: Timestamp) -> Int {
      all[subject].map { $0.endsAt > now ? $0.failures : 0 } ?? 0
    }

    /// For how many seconds a subject has to wait; `nil` when it has not failed too often.
    func wait(_ subject: Subject, at now: Timestamp) -> Int64? {
      guard let count = all[subject], count.endsAt > now, count.failures >= subject.maxFailures
      else { return nil }
      return (count.endsAt.milliseconds - now.milliseconds + 999) / 1000
    }

    mutating func add(_ subject: Subject, at now: Timestamp) {
      var count = all[subject] ?? Count(endsAt: now)
      if count.endsAt <= now {
        count = Count(endsAt: now.adding(seconds: LoginThrottle.window))
      }
      count.failures += 1
      all[subject] = count
    }
  }

  private let counts = Mutex(Counts())

  /// Counts an attempt before its password is looked at, so that attempts that run at the same time
  /// count, too.
  ///
  /// - Returns: `nil` when the attempt may go on, else after how many seconds the next one may.
  func begin(login: String, on portal: PortalID, from address: String, at now: Timestamp) -> Int64?
  {
    let login = PortalUser.loginKey(login)
    let both = Subject.both(portal, login, address: address)
    return counts.withLock { counts in
      if counts.all.count >= Self.capacity {
        counts.all = counts.all.filter { $0.value.endsAt > now }
        if counts.all.count >= Self.capacity { return Self.window }
      }
      for subject in [.address(address), both] {
        if let wait = counts.wait(subject, at: now) { return wait }
      }
      if let wait = counts.wait(.login(portal, login), at: now) {
        if counts.failures(both, at: now) > 0 { return wait }
        if let wait = counts.wait(.pastLocks, at: now) { return wait }
        counts.add(.pastLocks, at: now)
      }
      for subject in [.address(address), .login(portal, login), both] {
        counts.add(subject, at: now)
      }
      return nil
    }
  }

  /// Takes an attempt back that turned out to be right, and forgets the failures before it.
  func succeed(login: String, on portal: PortalID, from address: String) {
    let login = PortalUser.loginKey(login)
    counts.withLock { counts in
      counts.all[.both(portal, login, address: address)] = nil
      for subject in [Subject.address(address), .login(portal, login)] {
        counts.all[subject]?.failures -= 1
      }
    }
  }
}
