using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PartnerPortal.Web.Tests.Security;

/// <summary>A place where a value becomes part of the text of a command.</summary>
/// <param name="Path">Of the source.</param>
internal sealed record SqlTextFault(string Path, int Line, string Part)
{
    public string File => System.IO.Path.GetFileName(Path);
}

/// <summary>
/// Finds SQL text that is put together from something else than constants: each string that reaches a parameter named <c>sql</c> or
/// <c>condition</c> of the portal, a <c>ListSelect</c>, a <c>SearchSource</c>, a <c>WaitingSource</c>, or a command of Npgsql, must be a
/// constant, or be made of constants and numbers.
/// </summary>
internal sealed class SqlTextRule(IReadOnlyDictionary<string, string> sources)
{
    private static readonly string[] Commands = ["NpgsqlCommand", "NpgsqlBatchCommand"];
    private static readonly string[] Openers = [
        "CreateCommand", "BeginTextExportAsync", "BeginBinaryImportAsync", "BeginRawBinaryCopyAsync", "ExecuteSqlRawAsync", "ExecuteSqlRaw",
        "FromSqlRaw", "SqlQueryRaw"];
    private readonly List<SqlTextFault> _faults = [];
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);
    private SemanticModel _model = null!;

    public IReadOnlyList<SqlTextFault> Check()
    {
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, path: source.Key)).ToList();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(path => !Path.GetFileName(path).StartsWith("PartnerPortal.", StringComparison.Ordinal));
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Threading; global using System.Threading.Tasks;");
        var compilation = CSharpCompilation.Create(
            "sources", [.. trees, usings], references.Select(path => MetadataReference.CreateFromFile(path)));
        foreach (var tree in trees)
        {
            _model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes()) CheckNode(node);
        }

        return _faults;
    }

    private void CheckNode(SyntaxNode node)
    {
        switch (node)
        {
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } list } made when Commands.Contains(
                _model.GetTypeInfo(made).Type?.Name):
                if (list.Arguments.Count > 0) CheckText(list.Arguments[0].Expression);
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList: { } list } made when _model.GetTypeInfo(
                made).Type?.Name is "ListSelect" or "SearchSource" or "WaitingSource":
                foreach (
                    var argument in list.Arguments.Where(
                        argument => _model.GetTypeInfo(argument.Expression).Type?.SpecialType == SpecialType.System_String))
                    CheckText(argument.Expression);
                break;
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.Text: "CommandText" } } set:
                CheckText(set.Right);
                break;
            case InvocationExpressionSyntax call:
                CheckCall(call);
                break;
        }
    }

    private void CheckCall(InvocationExpressionSyntax call)
    {
        var name = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text
            ?? (call.Expression as SimpleNameSyntax)?.Identifier.Text;
        if (Openers.Contains(name) && call.ArgumentList.Arguments is [var first, ..]) CheckText(first.Expression);
        var info = _model.GetSymbolInfo(call);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method || method.DeclaringSyntaxReferences.IsEmpty)
            return;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var parameter = argument.NameColon is { } named
                ? method.Parameters.FirstOrDefault(candidate => candidate.Name == named.Name.Identifier.Text)
                : i < method.Parameters.Length ? method.Parameters[i] : null;
            if (parameter?.Name is "sql" or "condition") CheckText(argument.Expression);
        }
    }

    private void CheckText(ExpressionSyntax text)
    {
        foreach (var part in Doubtful(text))
        {
            var line = part.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            var said = string.Join(' ', part.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            _faults.Add(new SqlTextFault(part.SyntaxTree.FilePath, line, said));
        }
    }

    private IEnumerable<ExpressionSyntax> Doubtful(ExpressionSyntax part)
    {
        if (_model.GetConstantValue(part).HasValue || IsNumber(part)) return [];
        return part switch
        {
            ParenthesizedExpressionSyntax inner => Doubtful(inner.Expression),
            PostfixUnaryExpressionSyntax inner => Doubtful(inner.Operand),
            InterpolatedStringExpressionSyntax made => made.Contents.OfType<InterpolationSyntax>().SelectMany(
                hole => Doubtful(hole.Expression)),
            BinaryExpressionSyntax sum => Doubtful(sum.Left).Concat(Doubtful(sum.Right)),
            ConditionalExpressionSyntax either => Doubtful(either.WhenTrue).Concat(Doubtful(either.WhenFalse)),
            SwitchExpressionSyntax one => one.Arms.SelectMany(
                arm => arm.Expression is ThrowExpressionSyntax ? [] : Doubtful(arm.Expression)),
            _ => OfSymbol(part),
        };
    }

    private bool IsNumber(ExpressionSyntax part) => _model.GetTypeInfo(part).Type?.SpecialType is
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Boolean;

    /// <summary>A name: what it stands for is looked at where it is said.</summary>
    private IEnumerable<ExpressionSyntax> OfSymbol(ExpressionSyntax part)
    {
        var info = _model.GetSymbolInfo(part);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        // Checked where it is handed in.
        if (symbol is IParameterSymbol { Name: "sql" or "condition" }) return [];
        if (symbol is ILocalSymbol local) return OfLocal(part, local);
        if (symbol is IFieldSymbol { IsReadOnly: true, IsStatic: true } field && Said(field) is { } said) return InTree(said);
        return [part];
    }

    private List<ExpressionSyntax> OfLocal(ExpressionSyntax part, ILocalSymbol local)
    {
        // What a text is added to was looked at before.
        if (!_open.Add(local)) return [];
        var body = part.Ancestors().Last(
            node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);
        var values = body.DescendantNodes().Select(node => node switch
        {
            VariableDeclaratorSyntax made when SymbolEqualityComparer.Default.Equals(
                _model.GetDeclaredSymbol(made), local) => made.Initializer?.Value,
            AssignmentExpressionSyntax set when SymbolEqualityComparer.Default.Equals(
                _model.GetSymbolInfo(set.Left).Symbol, local) => set.Right,
            _ => null,
        }).OfType<ExpressionSyntax>().ToList();
        List<ExpressionSyntax> found = values.Count == 0 ? [part] : [.. values.SelectMany(Doubtful)];
        _open.Remove(local);
        return found;
    }

    private static ExpressionSyntax? Said(IFieldSymbol field) =>
        (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;

    private IEnumerable<ExpressionSyntax> InTree(ExpressionSyntax said)
    {
        if (said.SyntaxTree == _model.SyntaxTree) return Doubtful(said);
        var here = _model;
        _model = here.Compilation.GetSemanticModel(said.SyntaxTree);
        List<ExpressionSyntax> found = [.. Doubtful(said)];
        _model = here;
        return found;
    }
}
