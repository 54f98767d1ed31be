import CoreMetrics
import HTTPTypes
import RestanteMetrics
import RestanteREST
import Synchronization

/// Counts requests and calls. Once a series is there, recording takes no lock and no memory.
final class RequestMeters: Sendable {
  /// The route of requests that have none.
  static let unmatched = "unmatched"

  private let routes: [String: RouteMeter]
  private let other: RouteMeter
  private let methods: [String: MethodMeter]

  /// - Parameters:
  ///   - registry: Where everything is recorded.
  ///   - routes: The templates of all routes.
  ///   - methods: The names of all methods of the wire.
  init(registry: MetricRegistry, routes: [String], methods: [String]) {
    self.routes = Dictionary(
      routes.map { ($0, RouteMeter(registry, $0)) }, uniquingKeysWith: { first, _ in first })
    self.methods = Dictionary(
      methods.map { ($0, MethodMeter(registry, $0)) }, uniquingKeysWith: { first, _ in first })
    other = RouteMeter(registry, Self.unmatched)
  }

  /// Counts a request that was answered.
  ///
  /// - Parameter duration: How long that took, in nanoseconds.
  func record(
    _ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ facts: ReplyFacts,
    duration: Int64
  ) {
    let route = facts.route.flatMap { routes[$0] } ?? other
    route.record(method, status, duration)
    if let name = facts.method { methods[name]?.record(facts.error, duration) }
    for command in facts.commands {
      methods[command.method]?.record(command.errorCode, command.duration * 1_000)
    }
  }
}

/// A counter that is made when it is first needed.
private final class LateCounter: Sendable {
  private let reference = AtomicLazyReference<Counter>()

  func increment(_ make: () -> Counter) {
    (reference.load() ?? reference.storeIfNil(make())).increment()
  }
}

/// What is recorded of one route.
private final class RouteMeter: Sendable {
  private static let methods: [HTTPRequest.Method] = [
    .get, .post, .patch, .delete, .head, .options, .put,
  ]
  private static let classes = ["1xx", "2xx", "3xx", "4xx", "5xx"]

  private let registry: MetricRegistry
  private let route: String
  private let counters: [LateCounter]
  private let duration: AtomicLazyReference<CoreMetrics.Timer>

  init(_ registry: MetricRegistry, _ route: String) {
    self.registry = registry
    self.route = route
    counters = (0..<(Self.methods.count + 1) * Self.classes.count).map { _ in LateCounter() }
    duration = AtomicLazyReference()
  }

  func record(
    _ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ nanoseconds: Int64
  ) {
    let verb = Self.methods.firstIndex(of: method) ?? Self.methods.count
    let group = min(max(status.code / 100, 1), Self.classes.count) - 1
    counters[verb * Self.classes.count + group].increment {
      let name = verb < Self.methods.count ? Self.methods[verb].rawValue : "other"
      return registry.counter(ServerMetrics.requests, [route, name, Self.classes[group]])
    }
    let timer =
      duration.load()
      ?? duration.storeIfNil(registry.timer(ServerMetrics.requestDuration, [route]))
    timer.recordNanoseconds(nanoseconds)
  }
}

/// What is recorded of one method of the wire.
private final class MethodMeter: Sendable {
  private let registry: MetricRegistry
  private let name: String
  private let successes = LateCounter()
  private let duration: AtomicLazyReference<CoreMetrics.Timer>

  init(_ registry: MetricRegistry, _ name: String) {
    self.registry = registry
    self.name = name
    duration = AtomicLazyReference()
  }

  func record(_ error: String?, _ nanoseconds: Int64) {
    if let error {
      registry.counter(ServerMetrics.calls, [name, error]).increment()
    } else {
      successes.increment { registry.counter(ServerMetrics.calls, [name, "none"]) }
    }
    let timer =
      duration.load() ?? duration.storeIfNil(registry.timer(ServerMetrics.callDuration, [name]))
    timer.recordNanoseconds(nanoseconds)
  }
}
