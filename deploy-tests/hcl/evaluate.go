// Evaluates one Terraform module by HCL's own library: what Terraform would plan for the variables
// that are given, without asking any provider. Usage: evaluate DIR, the variables as JSON on
// standard input; the module's values as JSON on standard output.
//
// What only a provider knows, such as an ARN, evaluates to its own address in angle brackets.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/tryfunc"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type module struct {
	directory string
	blocks    []*hclsyntax.Block
	context   *hcl.EvalContext
	problems  []string
}

func main() {
	m := &module{directory: os.Args[1]}
	m.parse()
	given := map[string]json.RawMessage{}
	input, err := io.ReadAll(os.Stdin)
	fail(err)
	fail(json.Unmarshal(input, &given))
	m.context = &hcl.EvalContext{Functions: m.functions(), Variables: map[string]cty.Value{}}
	m.placeholders()
	m.variables(given)
	if len(m.problems) == 0 {
		m.manyModules()
		m.locals()
	}
	out := map[string]interface{}{"problems": m.problems}
	if len(m.problems) == 0 {
		out["resources"] = m.bodies("resource", 2)
		out["data"] = m.bodies("data", 2)
		out["modules"] = m.bodies("module", 1)
		out["outputs"] = m.bodies("output", 1)
	}
	encoded, err := json.MarshalIndent(out, "", "  ")
	fail(err)
	fmt.Println(string(encoded))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func failOn(diagnostics hcl.Diagnostics) {
	if diagnostics.HasErrors() {
		fail(diagnostics)
	}
}

func (m *module) parse() {
	files, err := filepath.Glob(filepath.Join(m.directory, "*.tf"))
	fail(err)
	sort.Strings(files)
	parser := hclparse.NewParser()
	for _, name := range files {
		file, diagnostics := parser.ParseHCLFile(name)
		failOn(diagnostics)
		m.blocks = append(m.blocks, file.Body.(*hclsyntax.Body).Blocks...)
	}
}

// Terraform's functions that these modules use; another one is an error here.
func (m *module) functions() map[string]function.Function {
	return map[string]function.Function{
		"can": tryfunc.CanFunc, "concat": stdlib.ConcatFunc, "contains": stdlib.ContainsFunc,
		"distinct": stdlib.DistinctFunc, "format": stdlib.FormatFunc, "join": stdlib.JoinFunc,
		"jsondecode": stdlib.JSONDecodeFunc, "jsonencode": stdlib.JSONEncodeFunc,
		"keys": stdlib.KeysFunc, "length": stdlib.LengthFunc, "lower": stdlib.LowerFunc,
		"merge": stdlib.MergeFunc, "regex": stdlib.RegexFunc, "replace": stdlib.ReplaceFunc,
		"split": stdlib.SplitFunc, "try": tryfunc.TryFunc, "values": stdlib.ValuesFunc,
		"base64encode": base64Encode, "toset": toSet, "one": one, "file": m.fileFunction(), "fileset": fileSet, "templatefile": m.templateFunction(),
	}
}

// An address that evaluates to itself, with attributes wherever one is asked for.
func (m *module) placeholders() {
	tree := map[string]interface{}{}
	for _, block := range m.blocks {
		visit(block.Body, func(traversal hcl.Traversal) {
			root := traversal.RootName()
			if root == "data" || root == "module" || strings.HasPrefix(root, "aws_") {
				plant(tree, traversal)
			}
		})
	}
	for name, branch := range tree {
		m.context.Variables[name] = grown(name, branch)
	}
	m.context.Variables["path"] = cty.ObjectVal(map[string]cty.Value{
		"module": cty.StringVal(m.directory), "root": cty.StringVal(m.directory)})
}

func visit(body *hclsyntax.Body, visitor func(hcl.Traversal)) {
	for _, attribute := range body.Attributes {
		for _, traversal := range attribute.Expr.Variables() {
			visitor(traversal)
		}
	}
	for _, block := range body.Blocks {
		visit(block.Body, visitor)
	}
}

func plant(tree map[string]interface{}, traversal hcl.Traversal) {
	branch := tree
	for i, step := range traversal {
		name := ""
		switch s := step.(type) {
		case hcl.TraverseRoot:
			name = s.Name
		case hcl.TraverseAttr:
			name = s.Name
		default:
			return
		}
		if _, there := branch[name].(map[string]interface{}); !there {
			branch[name] = map[string]interface{}{}
		}
		if i < len(traversal)-1 {
			branch = branch[name].(map[string]interface{})
		}
	}
}

func grown(address string, branch interface{}) cty.Value {
	children := branch.(map[string]interface{})
	if strings.HasSuffix(address, ".cidr_blocks") {
		return cty.ListVal([]cty.Value{cty.StringVal("<" + address + ">")})
	}
	isResource := strings.Count(strings.TrimPrefix(address, "data."), ".") == 1 &&
		(strings.HasPrefix(address, "aws_") || strings.HasPrefix(address, "data.aws_"))
	if len(children) == 0 && !isResource {
		return cty.StringVal("<" + address + ">")
	}
	values := map[string]cty.Value{}
	for name, child := range children {
		values[name] = grown(address+"."+name, child)
	}
	if isResource {
		for _, name := range []string{"arn", "cidr_block", "id", "name"} { // a splat does not say which it wants
			if _, there := values[name]; !there {
				values[name] = cty.StringVal("<" + address + "." + name + ">")
			}
		}
	}
	return cty.ObjectVal(values)
}

// A module that is called once a key is a map of what it puts out.
func (m *module) manyModules() {
	for _, block := range m.blocks {
		each, there := block.Body.Attributes["for_each"]
		if block.Type != "module" || !there {
			continue
		}
		called := &module{directory: filepath.Join(m.directory, m.value(block.Body.Attributes["source"].Expr).AsString())}
		called.parse()
		instances := map[string]cty.Value{}
		for iterator := m.value(each.Expr).ElementIterator(); iterator.Next(); {
			key, _ := iterator.Element()
			outputs := map[string]cty.Value{}
			for _, inner := range called.blocks {
				if inner.Type == "output" {
					outputs[inner.Labels[0]] = cty.StringVal(fmt.Sprintf("<module.%s[%q].%s>", block.Labels[0], key.AsString(), inner.Labels[0]))
				}
			}
			instances[key.AsString()] = cty.ObjectVal(outputs)
		}
		others := map[string]cty.Value{}
		if before, there := m.context.Variables["module"]; there {
			others = before.AsValueMap()
		}
		others[block.Labels[0]] = cty.ObjectVal(instances)
		m.context.Variables["module"] = cty.ObjectVal(others)
	}
}

func (m *module) variables(given map[string]json.RawMessage) {
	values := map[string]cty.Value{}
	for _, block := range m.blocks {
		if block.Type != "variable" {
			continue
		}
		name := block.Labels[0]
		wanted := cty.DynamicPseudoType
		if attribute, there := block.Body.Attributes["type"]; there {
			declared, diagnostics := typeexpr.TypeConstraint(attribute.Expr)
			failOn(diagnostics)
			wanted = declared
		}
		value, there := m.given(name, block, given)
		if !there {
			m.problems = append(m.problems, "no value for "+name)
			continue
		}
		converted, err := convert.Convert(value, wanted)
		if err != nil {
			m.problems = append(m.problems, name+": "+err.Error())
			continue
		}
		values[name] = converted
		delete(given, name)
	}
	for name := range given {
		m.problems = append(m.problems, "no variable "+name)
	}
	sort.Strings(m.problems)
	m.context.Variables["var"] = cty.ObjectVal(values)
	if len(m.problems) == 0 {
		m.validate()
	}
}

func (m *module) given(name string, block *hclsyntax.Block, given map[string]json.RawMessage) (cty.Value, bool) {
	if raw, there := given[name]; there {
		implied, err := ctyjson.ImpliedType(raw)
		fail(err)
		value, err := ctyjson.Unmarshal(raw, implied)
		fail(err)
		return value, true
	}
	if attribute, there := block.Body.Attributes["default"]; there {
		return m.value(attribute.Expr), true
	}
	return cty.NilVal, false
}

func (m *module) validate() {
	for _, block := range m.blocks {
		if block.Type != "variable" {
			continue
		}
		for _, inner := range block.Body.Blocks {
			if inner.Type == "validation" && m.value(inner.Body.Attributes["condition"].Expr).False() {
				message := m.value(inner.Body.Attributes["error_message"].Expr).AsString()
				m.problems = append(m.problems, block.Labels[0]+": "+message)
			}
		}
	}
}

// Locals may use each other in any order: those that can be evaluated are, until all are.
func (m *module) locals() {
	waiting := map[string]hclsyntax.Expression{}
	for _, block := range m.blocks {
		if block.Type == "locals" {
			for name, attribute := range block.Body.Attributes {
				waiting[name] = attribute.Expr
			}
		}
	}
	values := map[string]cty.Value{}
	for len(waiting) > 0 {
		var last hcl.Diagnostics
		before := len(waiting)
		m.context.Variables["local"] = cty.ObjectVal(values)
		for name, expression := range waiting {
			value, diagnostics := expression.Value(m.context)
			if diagnostics.HasErrors() {
				last = diagnostics
				continue
			}
			values[name] = value
			delete(waiting, name)
		}
		if len(waiting) == before {
			failOn(last)
		}
	}
	m.context.Variables["local"] = cty.ObjectVal(values)
}

// Blocks of one kind by their addresses: as many as `count` says, or one an element of `for_each`.
func (m *module) bodies(kind string, labels int) map[string]interface{} {
	found := map[string]interface{}{}
	for _, block := range m.blocks {
		if block.Type != kind {
			continue
		}
		address := strings.Join(block.Labels[:labels], ".")
		if count, there := block.Body.Attributes["count"]; there {
			number, _ := m.value(count.Expr).AsBigFloat().Int64()
			for i := int64(0); i < number; i++ {
				child := m.context.NewChild()
				child.Variables = map[string]cty.Value{
					"count": cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(i)})}
				found[fmt.Sprintf("%s[%d]", address, i)] = m.body(block.Body, child)
			}
			continue
		}
		each, there := block.Body.Attributes["for_each"]
		if !there {
			found[address] = m.body(block.Body, m.context)
			continue
		}
		for iterator := m.value(each.Expr).ElementIterator(); iterator.Next(); {
			key, value := iterator.Element()
			if strings.Contains(key.AsString(), "<") {
				fail(fmt.Errorf("%s: for_each has the key %s, which nobody knows before it is applied", address, key.AsString()))
			}
			child := m.context.NewChild()
			child.Variables = map[string]cty.Value{
				"each": cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})}
			found[fmt.Sprintf("%s[%q]", address, key.AsString())] = m.body(block.Body, child)
		}
	}
	return found
}

func (m *module) body(body *hclsyntax.Body, context *hcl.EvalContext) map[string]interface{} {
	values := map[string]interface{}{}
	for name, attribute := range body.Attributes {
		if name == "depends_on" || name == "providers" || name == "ignore_changes" || name == "replace_triggered_by" {
			continue
		}
		value, diagnostics := attribute.Expr.Value(context)
		failOn(diagnostics)
		encoded, err := ctyjson.Marshal(value, value.Type())
		fail(err)
		values[name] = json.RawMessage(encoded)
	}
	for _, block := range body.Blocks {
		m.inner(block, context, values)
	}
	return values
}

// Blocks within are lists, as they are in a plan; `dynamic` ones are written out.
func (m *module) inner(block *hclsyntax.Block, context *hcl.EvalContext, values map[string]interface{}) {
	if block.Type != "dynamic" {
		list, _ := values[block.Type].([]interface{})
		values[block.Type] = append(list, m.body(block.Body, context))
		return
	}
	name := block.Labels[0]
	each, diagnostics := block.Body.Attributes["for_each"].Expr.Value(context)
	failOn(diagnostics)
	content := block.Body.Blocks[0]
	for iterator := each.ElementIterator(); iterator.Next(); {
		key, value := iterator.Element()
		child := context.NewChild()
		child.Variables = map[string]cty.Value{
			name: cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})}
		list, _ := values[name].([]interface{})
		values[name] = append(list, m.body(content.Body, child))
	}
}

func (m *module) value(expression hclsyntax.Expression) cty.Value {
	value, diagnostics := expression.Value(m.context)
	failOn(diagnostics)
	return value
}

func (m *module) fileFunction() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "path", Type: cty.String}},
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			content, err := os.ReadFile(args[0].AsString())
			return cty.StringVal(string(content)), err
		},
	})
}

func (m *module) templateFunction() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "path", Type: cty.String}, {Name: "vars", Type: cty.DynamicPseudoType}},
		Type: function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			content, err := os.ReadFile(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			template, diagnostics := hclsyntax.ParseTemplate(content, args[0].AsString(), hcl.InitialPos)
			if diagnostics.HasErrors() {
				return cty.NilVal, diagnostics
			}
			context := &hcl.EvalContext{Functions: m.functions(), Variables: args[1].AsValueMap()}
			value, diagnostics := template.Value(context)
			if diagnostics.HasErrors() {
				return cty.NilVal, diagnostics
			}
			return convert.Convert(value, cty.String)
		},
	})
}
