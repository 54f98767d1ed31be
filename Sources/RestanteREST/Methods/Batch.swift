import RestanteCore
import RestanteJSON

/// `batch`: runs up to 50 commands one after the other and returns all their results.
///
/// The commands act with the credentials and the connector of the batch, and may refer to what
/// earlier ones answered. What fails is told beside what succeeds; the batch itself succeeds.
struct Batch: RESTMethod {
  let name = "batch"

  /// Commands behind this many are not run.
  static let longest = 50
  /// A batch of more than this many is refused as a whole, because each command behind the longest
  /// costs an error in the reply.
  static let maxCommands = 10_000
  /// The maximum number of parameters of all commands together.
  static let maxParameters = 100_000
  private static let forbidden: Set<String> = ["batch", "download", "upload"]

  func run(_ call: MethodCall) async throws(RESTError) -> MethodResult {
    let parameters = AnyCaseParameters(call.parameters)
    let halts = parameters["HALT"]?.phpTruth == true
    let commands = parameters["CMD"]?.phpEntries ?? []
    guard commands.count <= Self.maxCommands else { throw RESTError(.batchLength) }
    var reply = BatchReply()
    var substitution = BatchSubstitution()
    var budget = call.replyBudget
    var room = Self.maxParameters
    for (index, entry) in commands.enumerated() {
      guard let text = entry.value.stringValue else { continue }
      do throws(RESTError) {
        guard index < Self.longest else { throw RESTError(.batchLength) }
        var command = try BatchCommand(
          text, maxVariables: min(room, QueryString.maxVariables))
        room -= command.variables
        command.parameters = try substitution.apply(&reply.answers, to: command.parameters)
        let (result, time) = try await run(command, in: call, budget: budget)
        budget -= result.json.count
        reply.succeed(
          entry.key, result, time: time, utcOffset: call.utcOffset)
      } catch {
        reply.fail(entry.key, error)
        if halts { break }
      }
    }
    return MethodResult(json: reply.encoded())
  }

  private func run(
    _ command: BatchCommand, in batch: MethodCall, budget: Int
  ) async throws(RESTError) -> (MethodResult, CallTime) {
    let start = batch.context.stopwatch.microseconds()
    guard !Self.forbidden.contains(command.method.lowercased()) else {
      throw RESTError(.batchMethod)
    }
    guard let method = batch.methods.method(named: command.method) else {
      throw RESTError(.methodNotFound)
    }
    guard batch.caller.mayUse(method.scope) else { throw RESTError(.batchScope) }
    let call = MethodCall(
      context: batch.context, methods: batch.methods, caller: batch.caller, mode: batch.mode,
      parameters: command.parameters.without(ReservedNames.of(batch.caller)),
      start: command.parameters["start"]?.phpInteger ?? 0, replyBudget: budget,
      traces: batch.traces, patterns: batch.patterns, isInBatch: true,
      interceptor: batch.interceptor)
    do throws(RESTError) {
      let running = try await RunningCall.begin(method, call, since: start)
      let ended = try running.end(await method.outcome(of: call))
      note(method, nil, since: start, in: batch)
      return ended
    } catch {
      note(method, error, since: start, in: batch)
      throw error
    }
  }

  private func note(
    _ method: any RESTMethod, _ error: RESTError?, since start: Int64, in batch: MethodCall
  ) {
    batch.commands?.note(
      CommandFacts(
        method: method.name, errorCode: error?.code, start: start,
        duration: max(0, batch.context.stopwatch.microseconds() - start)))
  }
}
