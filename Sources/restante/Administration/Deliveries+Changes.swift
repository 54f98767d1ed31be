import ArgumentParser
import RestanteJSON

extension Deliveries {
  /// `restante deliveries redrive`
  struct Redrive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Deliver parked deliveries after all, in their old order.")

    @OptionGroup var choice: DeliveryChoice
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      try await choice.change("redrive", "redriven", in: ["parked"], options)
    }
  }

  /// `restante deliveries park`
  struct Park: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep waiting and retrying deliveries, but do not try them until they are redriven."
    )

    @OptionGroup var choice: DeliveryChoice
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      try await choice.change("park", "parked", in: ["waiting", "retrying"], options)
    }
  }

  /// `restante deliveries drop`
  struct Drop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete parked deliveries for good.")

    @OptionGroup var choice: DeliveryChoice
    @OptionGroup var options: AdministrationOptions

    func run() async throws {
      try await choice.change("drop", "dropped", in: ["parked"], options)
    }
  }
}

/// A delivery as commands name it: `HANDLER/ID`.
struct DeliveryName: ExpressibleByArgument {
  let handler: Int64
  let id: Int64

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int64($0) }
    guard parts.count == 2, let handler = parts[0], let id = parts[1], handler > 0, id > 0 else {
      return nil
    }
    self.handler = handler
    self.id = id
  }

  /// The delivery as the native API names it.
  var object: JSONValue { ["handler": .int(handler), "id": .int(id)] }
}

/// Which deliveries a command is about; exactly one way of naming them.
struct DeliveryChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("The deliveries.", valueName: "handler/id"))
  var deliveries: [DeliveryName] = []

  @Option(help: "All deliveries of the handler with this number.")
  var handler: Int64?

  func validate() throws {
    guard deliveries.isEmpty != (handler == nil) else {
      throw ValidationError("Choose deliveries by HANDLER/ID, or all of one by --handler.")
    }
  }

  /// Changes the deliveries, in as many requests as it takes, and shows how many there were.
  ///
  /// - Parameters:
  ///   - verb: The last part of the path.
  ///   - name: What the reply calls the number of deliveries that were changed.
  ///   - phases: The phases of deliveries that can be.
  func change(
    _ verb: String, _ name: String, in phases: [String], _ options: AdministrationOptions
  ) async throws {
    let path = ["deliveries", verb]
    guard let handler else {
      let body: JSONObject = ["deliveries": .array(deliveries.map(\.object))]
      let reply = try await options.send(.post, path, body)
      return options.show([name: reply[name] ?? 0])
    }
    // What is parked or published meanwhile is not meant.
    let total = try await count(phases, of: handler, options)
    let bar = ProgressBar(name)
    var done: Int64 = 0
    var isMore = true
    while isMore {
      let reply = try await options.send(.post, path, ["handler": .int(handler)])
      let count = reply[name]?.intValue ?? 0
      done += count
      isMore = reply["more"] == true && count > 0 && done < total
      bar.show(Int(clamping: done), of: Int(clamping: total))
    }
    bar.clear()
    options.show([name: .int(done)])
  }

  private func count(
    _ phases: [String], of handler: Int64, _ options: AdministrationOptions
  ) async throws -> Int64 {
    let reply = try await options.send(
      .get, ["handlers"], query: ["after": "\(handler - 1)", "limit": "1"])
    let figures = reply["handlers"]?.arrayValue?.first
    return phases.reduce(0) { $0 + (figures?[$1]?.intValue ?? 0) }
  }
}
