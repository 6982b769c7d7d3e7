package main

import (
	"encoding/base64"
	"fmt"
	"path/filepath"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// Terraform's own, which HCL's library has not.

var base64Encode = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "text", Type: cty.String}},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		return cty.StringVal(base64.StdEncoding.EncodeToString([]byte(args[0].AsString()))), nil
	},
})

var toSet = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.Set(cty.String)),
	Impl: func(args []cty.Value, wanted cty.Type) (cty.Value, error) {
		return convert.Convert(args[0], wanted)
	},
})

var fileSet = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "path", Type: cty.String}, {Name: "pattern", Type: cty.String}},
	Type: function.StaticReturnType(cty.Set(cty.String)),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		files, err := filepath.Glob(filepath.Join(args[0].AsString(), args[1].AsString()))
		names := make([]cty.Value, len(files))
		for i, file := range files {
			names[i] = cty.StringVal(filepath.Base(file))
		}
		return cty.SetVal(names), err
	},
})

var one = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.DynamicPseudoType}},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		switch elements := args[0].AsValueSlice(); len(elements) {
		case 0:
			return cty.NullVal(cty.String), nil
		case 1:
			return elements[0], nil
		default:
			return cty.NilVal, fmt.Errorf("%d elements where there is one at most", len(elements))
		}
	},
})
