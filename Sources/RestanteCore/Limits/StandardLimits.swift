import Synchronization

/// The limits of portals that have none of their own. They may change while requests are served.
public final class StandardLimits: Sendable {
  private struct Values {
    var rate: RateLimit
    var operating: Int64?
  }

  private let values: Mutex<Values>

  /// Sets the limits for the first time.
  ///
  /// - Parameters:
  ///   - rate: How many requests are let through, also where credentials lead to no portal.
  ///   - operating: How many seconds of operating time a method of an application gets within ten
  ///     minutes; `nil` for as many as it wants.
  public init(rate: RateLimit = .off, operating: Int64? = nil) {
    values = Mutex(Values(rate: rate, operating: operating))
  }

  /// How many requests are let through.
  public var rate: RateLimit { values.withLock { $0.rate } }

  /// How many seconds of operating time a method of an application gets within ten minutes; `nil`
  /// for as many as it wants.
  public var operating: Int64? { values.withLock { $0.operating } }

  /// Changes the limits for requests from now on.
  public func set(rate: RateLimit, operating: Int64?) {
    values.withLock { $0 = Values(rate: rate, operating: operating) }
  }
}
