import Hummingbird
import Logging
import Synchronization

/// Handlers of online events in this process, one for each number, that take every delivery.
struct HandlerServer: Sendable {
  /// Where they listen.
  let port: Int
  /// What they get.
  let arrivals: Arrivals
  private let task: Task<Void, any Error>

  static func start() async throws -> HandlerServer {
    let arrivals = Arrivals()
    let router = Router()
    router.post("hook/:number") { request, context in
      let body = try await request.body.collect(upTo: 1 << 20)
      arrivals.note(
        handler: try context.parameters.require("number", as: Int.self),
        event: BenchEvent.number(inForm: body.readableBytesView))
      return HTTPResponse.Status.ok
    }
    let (ports, announcement) = AsyncStream<Int>.makeStream()
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in announcement.yield(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "handlers") { _ in SwiftLogNoOpLogHandler() })
    let task = Task {
      defer { announcement.finish() }
      try await application.run()
    }
    guard let port = await ports.first(where: { _ in true }) else {
      try await task.value
      throw HTTPConnection.Failure(message: "the handlers did not start")
    }
    return HandlerServer(port: port, arrivals: arrivals, task: task)
  }

  /// The URL of a handler.
  func url(_ number: Int) -> String { "http://127.0.0.1:\(port)/hook/\(number)" }

  func stop() { task.cancel() }
}

/// The deliveries that handlers got.
final class Arrivals: Sendable {
  /// A delivery.
  struct Arrival: Sendable {
    /// The number of its handler.
    var handler: Int
    /// The number of its event.
    var event: Int
    var time: ContinuousClock.Instant
  }

  /// How long to wait for deliveries.
  private static let patience = Duration.seconds(300)

  private let list = Mutex<[Arrival]>([])

  func note(handler: Int, event: Int?) {
    let arrival = Arrival(handler: handler, event: event ?? -1, time: .now)
    list.withLock { $0.append(arrival) }
  }

  /// Waits until there are so many; returns and forgets them.
  func take(_ count: Int) async throws -> [Arrival] {
    let end = ContinuousClock.now + Self.patience
    while list.withLock({ $0.count }) < count {
      guard ContinuousClock.now < end else {
        throw HTTPConnection.Failure(message: "deliveries did not arrive")
      }
      try await Task.sleep(for: .milliseconds(1))
    }
    return list.withLock { list in
      defer { list = [] }
      return list
    }
  }
}
